package dev.holdfast.launcher;

import dev.holdfast.examples.demo.DemoSetup;
import dev.holdfast.lndnetwork.LndBuild;
import dev.holdfast.lndnetwork.RealNetwork;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./holdfast lnd}. */
@Command(
    name = "lnd",
    mixinStandardHelpOptions = true,
    description = "A real Lightning network on simnet: LND and btcd, built from source.")
public final class LndCommand {
  private static final int MOST_WALLETS = 40;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Builds lnd, lncli, btcd and btcctl with Go, once, into the cache folder.")
  int build() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    new LndBuild(
            RealLightning.binaries(),
            line -> {
              out.print("\r\033[K  " + line);
              out.flush();
            })
        .build();
    out.println("\r\033[KLND and btcd are in " + RealLightning.binaries().folder() + ".");
    out.flush();
    return 0;
  }

  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = {
        "Starts the network, or makes it: two market nodes, and wallet nodes with channels to both.",
        "It goes on until ./holdfast lnd down, with a block every 30 minutes."
      })
  int up(
      @Option(
              names = "--nodes",
              paramLabel = "N",
              description = "How many wallet nodes a new network gets; without it the demo's.")
          @Nullable Integer nodes)
      throws InterruptedException {
    if (nodes != null && (nodes < 1 || nodes > MOST_WALLETS)) {
      throw new ParameterException(spec.commandLine(), "--nodes is 1 to " + MOST_WALLETS);
    }
    PrintWriter out = spec.commandLine().getOut();
    long began = System.nanoTime();
    network(nodes)
        .up(line -> {
          out.println("  " + line);
          out.flush();
        });
    out.printf("The network is up after %.1f s.%n", (System.nanoTime() - began) / 1e9);
    out.flush();
    return 0;
  }

  @Command(
      name = "mine",
      mixinStandardHelpOptions = true,
      description = "Mines N blocks and returns when every node has seen them.")
  int mine(@Parameters(paramLabel = "N") int blocks) throws InterruptedException {
    if (blocks < 1 || blocks > 10_000) {
      throw new ParameterException(spec.commandLine(), "N is 1 to 10000");
    }
    network(null).mine(blocks);
    return 0;
  }

  @Command(
      name = "down",
      mixinStandardHelpOptions = true,
      description = "Ends the network; ./holdfast lnd up starts the same one again.")
  int down() {
    network(null).close();
    return 0;
  }

  private static RealNetwork network(@Nullable Integer wallets) {
    List<String> demo = MarketOptions.withPersons(DemoSetup.WALLETS);
    return RealLightning.network(wallets == null ? demo : names(demo, wallets));
  }

  /** The demo's wallets first, then numbered ones. */
  private static List<String> names(List<String> demo, int count) {
    List<String> names = new ArrayList<>(demo);
    for (int i = names.size() + 1; i <= count; i++) {
      names.add("wallet-" + i);
    }
    return names.subList(0, count);
  }
}
