package dev.holdfast.launcher;

import dev.holdfast.launcher.MarketFile.Addresses;
import dev.holdfast.launcher.replay.Comparison;
import dev.holdfast.launcher.replay.Replay;
import dev.holdfast.launcher.replay.UnreachableMarketException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./holdfast reputation}. */
@Command(
    name = "reputation",
    mixinStandardHelpOptions = true,
    description = "Checks the scores that the market tells of agents.",
    synopsisSubcommandLabel = "COMMAND")
public final class ReputationCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: replay");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Recomputes every agent's scores from the topics and compares them with those served.",
        "Ends with code 0 only if all agree to 1e-9."
      })
  int replay(
      @Option(
              names = "--gateway",
              paramLabel = "URL",
              description = "The market; the running demo by default.")
          @Nullable URI gateway,
      @Option(
              names = "--kafka",
              paramLabel = "HOST:PORT",
              description = "The market's Kafka; the running demo's by default.")
          @Nullable String kafka)
      throws InterruptedException {
    Optional<Addresses> running =
        gateway != null && kafka != null
            ? Optional.empty()
            : MarketFile.read(MarketFile.ofThisUser());
    URI market = gateway != null ? gateway : running.map(m -> URI.create(m.gateway())).orElse(null);
    String broker = kafka != null ? kafka : running.map(Addresses::kafka).orElse(null);
    if (market == null || broker == null) {
      return fail(
          "no market is running here; start one with ./holdfast demo, or give --gateway and"
              + " --kafka");
    }
    try {
      return show(new Replay(market, broker, Clock.systemUTC()).run());
    } catch (UnreachableMarketException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  private int show(List<Comparison> found) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-64s  %-8s  %-12s  %-12s  %s%n", "agent", "as", "replayed", "served", "difference");
    for (Comparison side : found) {
      out.printf(
          Locale.ROOT,
          "%-64s  %-8s  %.10f  %.10f  %.1e%s%n",
          side.agentId(),
          side.role().name().toLowerCase(Locale.ROOT),
          side.replayed().score(),
          side.served().score(),
          side.difference(),
          side.agrees() ? "" : "  differs");
    }
    long differing = found.stream().filter(side -> !side.agrees()).count();
    out.printf("%d scores of %d agents, %d differ.%n", found.size(), found.size() / 2, differing);
    out.flush();
    return differing == 0 ? 0 : 1;
  }

  private int fail(String sentence) {
    spec.commandLine().getErr().println("reputation: " + sentence + ".");
    return 1;
  }
}
