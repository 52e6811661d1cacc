package dev.holdfast.settlement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.embedded.KafkaBroker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A pool of two nodes, and a block source beside them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TwoNodesTest {
  private static final Msat PRICE = Msat.ofSat(1_000_000);

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final SimulatedNetwork network =
      SimulatedNetwork.start(
          NetworkOptions.market(
                  List.of("market-1", "market-2"), List.of("buyer", "provider"), 50_000_000)
              .node("market-3", settings -> settings.withZeroConf(true)));
  private final TestWallet buyer = new TestWallet(network.node("buyer"));
  private final TestWallet provider = new TestWallet(network.node("provider"));

  private volatile int sourceAhead;
  private HttpServer source;
  private KafkaBroker kafka;
  private EventProbe events;
  private ConfigurableApplicationContext service;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    source.createContext(
        "/blocks/tip/height",
        call -> {
          byte[] height = Integer.toString(network.height() + sourceAhead).getBytes(US_ASCII);
          call.sendResponseHeaders(200, height.length);
          call.getResponseBody().write(height);
          call.close();
        });
    source.start();
    kafka = KafkaBroker.start(folder);
    Map<String, String> settings = new HashMap<>(TestServers.environment("settlement"));
    settings.putAll(TestSettings.node(0, network.node("market-1")));
    settings.putAll(TestSettings.node(1, network.node("market-2")));
    settings.putAll(TestSettings.node(2, network.node("market-3")));
    settings.putAll(TestSettings.preimageKey());
    settings.put("HOLDFAST_SETTLEMENT_KAFKA", kafka.bootstrapServers());
    settings.put(
        "HOLDFAST_SETTLEMENT_BLOCK_SOURCE",
        "http://127.0.0.1:%d/blocks/tip/height".formatted(source.getAddress().getPort()));
    settings.put("holdfast.settlement.block-source-every", "200ms");
    settings.put("holdfast.settlement.nodes-every", "200ms");
    settings.put("holdfast.settlement.node-away-after", "500ms");
    settings.put("holdfast.settlement.compare-every", "2s");
    service =
        new SpringApplicationBuilder(SettlementApplication.class)
            .properties("spring.config.name=settlement-service")
            .run(
                settings.entrySet().stream()
                    .map(e -> "--" + e.getKey() + "=" + e.getValue())
                    .toArray(String[]::new));
    events = new EventProbe(kafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
  }

  @BeforeEach
  void bothAreReady() {
    MarketTest.await(() -> statuses().stream().filter(NodeStatus::ready).count() == 2);
  }

  @AfterAll
  void end() {
    service.close();
    events.close();
    buyer.close();
    provider.close();
    network.close();
    kafka.close();
    source.stop(0);
  }

  @Test
  void an_escrow_s_legs_and_its_payout_are_on_one_node_and_new_legs_where_there_is_more_room() {
    EscrowLife first = new EscrowLife(events, ids, PRICE, PRICE);
    first.lock(buyer);
    SimulatedNode node = nodeOf(first);
    SimulatedNode other = other(node);
    MarketTest.await(() -> status(node).inbound().compareTo(status(other).inbound()) < 0);
    EscrowLife second = life();
    second.lock(buyer);
    assertThat(nodeOf(second)).isSameAs(other);

    int sends = node.faults().calls("SendPaymentV2");
    int otherSends = other.faults().calls("SendPaymentV2");
    first.decide(100, provider.invoice(first.due()));
    first.await(PayoutSucceeded.class);
    first.await(LegSettled.class);
    assertThat(node.faults().calls("SendPaymentV2")).isEqualTo(sends + 1);
    assertThat(other.faults().calls("SendPaymentV2")).isEqualTo(otherSends);
    second.decide(0, null);
    second.await(LegCancelled.class);
  }

  @Test
  void what_is_decided_while_a_node_is_away_waits_for_it_and_new_orders_go_to_the_other() {
    EscrowLife waits = life();
    waits.lock(buyer);
    SimulatedNode away = nodeOf(waits);
    SimulatedNode other = other(away);
    int sends = away.faults().calls("SendPaymentV2");
    away.stop();
    events.await(NodeUnreachable.class, e -> e.node().equals(away.alias()));
    waits.decide(100, provider.invoice(waits.due()));

    EscrowLife goesOn = life();
    goesOn.lock(buyer);
    assertThat(nodeOf(goesOn)).isSameAs(other);
    int otherSends = other.faults().calls("SendPaymentV2");
    goesOn.decide(100, provider.invoice(goesOn.due()));
    goesOn.await(PayoutSucceeded.class);
    goesOn.await(LegSettled.class);
    assertThat(waits.seen(PayoutSucceeded.class)).isEmpty();
    assertThat(other.faults().calls("SendPaymentV2")).isEqualTo(otherSends + 1);

    away.startAgain();
    waits.await(PayoutSucceeded.class);
    waits.await(LegSettled.class);
    assertThat(away.faults().calls("SendPaymentV2")).isEqualTo(sends + 1);
    assertThat(events.seen(NodeReachable.class, e -> e.node().equals(away.alias())))
        .hasSizeGreaterThan(1);
  }

  @Test
  void what_a_node_held_when_it_died_past_the_deadline_is_given_up_and_posted_as_a_loss() {
    EscrowLife escrow = new EscrowLife(events, ids, PRICE, PRICE);
    escrow.lock(buyer);
    SimulatedNode dead = nodeOf(escrow);
    int expiry =
        escrow.accepted().stream()
            .mapToInt(leg -> leg.earliestExpiryHeight().value())
            .min()
            .orElseThrow();
    dead.stop();
    escrow.decideFirstLeg(provider.invoice(EscrowLife.dueOf(PRICE)));
    network.mine(expiry + 11 - network.height());
    events.await(BlockConnected.class, e -> e.height().value() == network.height());
    assertThat(escrow.seen(LegLost.class)).isEmpty();

    network.mine(1);
    assertThat(escrow.await(LegLost.class).legId()).isEqualTo(escrow.legIds().getFirst());
    assertThat(escrow.await(LegCancelled.class).legId()).isEqualTo(escrow.legIds().get(1));
    dead.startAgain();
    MarketTest.await(() -> status(dead).ready());
    assertThat(escrow.seen(LegSettled.class)).isEmpty();
    assertThat(escrow.seen(PayoutSucceeded.class)).isEmpty();
  }

  @Test
  void nodes_that_are_behind_the_block_source_get_no_new_legs_and_its_height_is_told() {
    sourceAhead = 3;
    try {
      int height = network.height() + 3;
      events.await(
          BlockConnected.class,
          e -> e.node().equals("block-source") && e.height().value() == height);
      EscrowLife escrow = life().plan();
      assertThat(escrow.await(LegsDelayed.class).reason()).isEqualTo("lightning-unavailable");
      sourceAhead = 0;
      network.mine(3);
      escrow.opened();
      escrow.close();
    } finally {
      sourceAhead = 0;
    }
  }

  @Test
  void a_node_with_zero_conf_channels_gets_no_legs() {
    SimulatedNode rash = network.node("market-3");
    MarketTest.await(() -> status(rash).trouble().contains("zero-conf"));
    assertThat(status(rash).answering()).isTrue();
    assertThat(status(rash).ready()).isFalse();
  }

  @Test
  void a_source_that_is_wildly_ahead_is_not_believed() {
    sourceAhead = 1_000;
    try {
      EscrowLife escrow = life();
      escrow.lock(buyer);
      assertThat(escrow.seen(LegAccepted.class)).hasSize(1);
      int believable = network.height() + 12;
      assertThat(events.seen(BlockConnected.class, e -> e.height().value() > believable)).isEmpty();
      escrow.decide(0, null);
      escrow.await(LegCancelled.class);
    } finally {
      sourceAhead = 0;
    }
  }

  private EscrowLife life() {
    return new EscrowLife(events, ids, PRICE);
  }

  private List<NodeStatus> statuses() {
    return service.getBean(Lightning.class).nodes();
  }

  private NodeStatus status(SimulatedNode node) {
    return service.getBean(Lightning.class).node(node.alias());
  }

  private SimulatedNode nodeOf(EscrowLife escrow) {
    return network.node(escrow.opened().node());
  }

  private SimulatedNode other(SimulatedNode node) {
    return network.node(node.alias().equals("market-1") ? "market-2" : "market-1");
  }
}
