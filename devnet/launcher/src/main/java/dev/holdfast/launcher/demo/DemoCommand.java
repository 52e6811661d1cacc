package dev.holdfast.launcher.demo;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.StartCache;
import dev.holdfast.sdk.wallet.WalletException;
import dev.holdfast.testkit.embedded.FreePorts;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./holdfast demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The whole market in one process, with agents that trade.",
      "Ctrl-C ends it; nothing of it is kept but its log."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8080;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders the agents place; without it they go on until Ctrl-C.")
  private @Nullable Integer orders;

  @Option(
      names = "--exit",
      description =
          "End when N orders are final: with code 0 only if each ended as it should, the ledger"
              + " sums to zero and agrees with the nodes.")
  private boolean exit;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Port of the gateway: 8080, or any that is free where that is taken.")
  private @Nullable Integer port;

  @Option(
      names = "--lightning",
      paramLabel = "NETWORK",
      arity = "1..*",
      description = {
        "simulator, or lnd for the real nodes of ./holdfast lnd,",
        "or the lndconnect:// addresses of nodes that run: the market's, then one or more wallets"
            + " that have channels with it, which the agents share."
      })
  private List<String> lightning = List.of("simulator");

  @Override
  public Integer call() throws InterruptedException {
    LightningSource network;
    try {
      network = LightningSource.parse(lightning);
    } catch (IllegalArgumentException | WalletException e) {
      throw new ParameterException(spec.commandLine(), "--lightning: " + e.getMessage(), e);
    }
    if (orders != null && orders < 1 || exit && orders == null) {
      throw new ParameterException(
          spec.commandLine(), "--orders is 1 or more, and --exit needs it");
    }
    return new Demo(gatewayPort(), orders == null ? 0 : orders, exit, network).run();
  }

  private int gatewayPort() {
    if (port == null) {
      return !StartCache.isForTraining() && FreePorts.isFree(DEFAULT_PORT) ? DEFAULT_PORT : 0;
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "a port is 0 to 65535, not " + port);
    }
    if (port != 0 && !FreePorts.isFree(port)) {
      throw new IllegalStateException(
          "port " + port + " is taken by another program; choose one with --port");
    }
    return port;
  }
}
