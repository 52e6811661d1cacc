package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.LogFile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./holdfast torture}. */
@Command(
    name = "./holdfast torture",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks a market of its own in every way that operation knows, while agents trade on it,",
      "and audits it then. Ends with code 0 only if every order came to its end and every",
      "invariant holds."
    })
public final class TortureCommand implements Callable<Integer> {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses what is broken when; by default a new one, which is printed.")
  private @Nullable Long seed;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "How long to go on; 60 by default, which is about every point twice.")
  private int minutes = 60;

  @Option(names = "--quick", description = "A sample of everything in less than five minutes.")
  private boolean quick;

  @Option(
      names = "--points",
      paramLabel = "POINT",
      split = ",",
      description = "Only crash points that begin like one of these, as commit/inbox:order-closed.")
  private List<String> points = List.of();

  @Option(
      names = "--lightning",
      paramLabel = "simulator|lnd",
      description = "The network: simulator, or lnd for real nodes of its own, killed by SIGKILL.",
      defaultValue = "simulator")
  private String lightning = "simulator";

  @Option(names = "--rehearse", hidden = true, description = "A market that nobody troubles.")
  private boolean rehearse;

  private TortureCommand() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new TortureCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var log = LogFile.open();
    Report report = new Report(System.out);
    report.say("log: " + log);
    if (rehearse) {
      return Rehearsal.run() ? 0 : 1;
    }
    long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
    Scale scale = quick ? Scale.quick() : Scale.of(Duration.ofMinutes(minutes));
    return new Torture(chosen, scale, points, source(), report).run() ? 0 : 1;
  }

  private LightningSource source() {
    return switch (lightning) {
      case "simulator" -> new LightningSource.Simulator();
      case "lnd" -> new LightningSource.Lnd();
      default ->
          throw new CommandLine.ParameterException(
              new CommandLine(this), "--lightning is simulator or lnd, not " + lightning);
    };
  }
}
