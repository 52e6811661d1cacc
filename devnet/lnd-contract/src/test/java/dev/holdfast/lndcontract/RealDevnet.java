package dev.holdfast.lndcontract;

import dev.holdfast.lndnetwork.LndBinaries;
import dev.holdfast.lndnetwork.NetworkPlan;
import dev.holdfast.lndnetwork.NetworkPlan.Channel;
import dev.holdfast.lndnetwork.RealNetwork;
import dev.holdfast.lndnetwork.RealNode;
import dev.holdfast.testkit.embedded.CacheFolder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Real nodes: three LND and a btcd, which {@code ./holdfast lnd build} has built. */
public final class RealDevnet implements LightningDevnet {
  private static final long CAPACITY = 10_000_000;

  private final RealNetwork network;

  /** Starts a new network that ends with this JVM. */
  public RealDevnet() throws InterruptedException {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      nodes.put(nameOf(role), List.of());
    }
    NetworkPlan plan =
        new NetworkPlan(
            nodes,
            List.of(
                new Channel("payer", "market", CAPACITY, CAPACITY / 2),
                new Channel("payer", "market", CAPACITY, CAPACITY / 2),
                new Channel("market", "payee", CAPACITY, CAPACITY / 2)));
    LndBinaries binaries =
        LndBinaries.under(CacheFolder.path())
            .ifBuilt()
            .orElseThrow(() -> new IllegalStateException("./holdfast lnd build comes first"));
    network = RealNetwork.temporary(binaries, plan);
    Runtime.getRuntime().addShutdownHook(new Thread(network::close, "end the network"));
    network.up(System.out::println);
  }

  @Override
  public Connection connection(Role role) {
    RealNode node = node(role);
    return new Connection(node.host(), node.port(), node.tlsCertPem(), node.adminMacaroonHex());
  }

  @Override
  public void mine(int blocks) {
    try {
      network.mine(blocks);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void stop(Role role) {
    node(role).stop();
  }

  @Override
  public void start(Role role) {
    node(role).start();
    try {
      node(role).awaitPort();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void letTimePass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public boolean canPassHours() {
    return false;
  }

  /** By hand, as LND itself would never send a part that its own set does not complete. */
  @Override
  public void payPart(Role from, String paymentRequest, long partMsat, long totalMsat) {
    try {
      RealNode payer = node(from);
      var invoice = JsonMapper.shared().readTree(payer.cli("decodepayreq", paymentRequest));
      String secret = invoice.path("payment_addr").asString();
      ObjectNode route =
          (ObjectNode)
              JsonMapper.shared()
                  .readTree(
                      payer.cli(
                          "buildroute",
                          "--amt=" + partMsat / 1000,
                          "--final_cltv_delta=" + invoice.path("cltv_expiry").asString(),
                          "--payment_addr=" + secret,
                          "--hops=" + invoice.path("destination").asString()))
                  .path("route");
      for (var hop : route.path("hops")) {
        ((ObjectNode) hop.path("mpp_record")).put("total_amt_msat", Long.toString(totalMsat));
      }
      Thread.ofVirtual()
          .start(() -> {
            try {
              payer.cli(
                  "sendtoroute",
                  "--payment_hash=" + invoice.path("payment_hash").asString(),
                  "--routes={\"routes\":[" + route + "]}");
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private RealNode node(Role role) {
    return network.node(nameOf(role));
  }

  private static String nameOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
