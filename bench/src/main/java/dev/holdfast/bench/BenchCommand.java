package dev.holdfast.bench;

import dev.holdfast.bench.jmh.PureWork;
import dev.holdfast.bench.parts.Parts;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Saved;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.launcher.LightningSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./holdfast bench}. */
@Command(
    name = "holdfast bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures what an order costs, beside bare LND and PostgreSQL in the same run.")
public final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--lightning",
      description = "simulator, or lnd for real nodes of its own.",
      defaultValue = "simulator")
  private String lightning = "simulator";

  @Option(names = "--minutes", description = "How long to measure (10).", defaultValue = "10")
  private int minutes = 10;

  @Option(names = "--offers", description = "How many search and match choose from (100000).")
  private int offers = Extent.Amounts.USUAL.offers();

  @Option(
      names = "--orders",
      description = "How many are there when the growth is measured (100000).")
  private int orders = Extent.Amounts.USUAL.orders();

  @Option(
      names = "--only",
      split = ",",
      description =
          "Some parts: start, rest, lives, latency, profile, outbox, ledger, sign-in, streams,"
              + " memory, holds, offers, growth.")
  private List<String> only = List.of();

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description = "Instead: half load for so long, and what has grown at its end.")
  private @Nullable Integer soak;

  @Option(
      names = "--starts",
      description = "Instead: the start of each runnable jar, and of the demo.")
  private boolean starts;

  @Option(names = "--jmh", description = "Instead: what is pure, by JMH.")
  private boolean jmh;

  @Option(names = "--save", description = "Writes the table into docs/benchmarks.md.")
  private boolean save;

  private final String[] arguments;

  private BenchCommand(String[] arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand(args)).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    Consumer<String> progress =
        line ->
            System.out.printf(
                Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
    if (jmh) {
      Figures figures = new Figures();
      PureWork.measured().measure(new Sheet(figures, progress));
      report(figures);
      return 0;
    }
    Extent extent =
        Extent.of(Duration.ofMinutes(minutes), Extent.Amounts.USUAL.offers(offers).orders(orders));
    Bench bench = new Bench(LightningSource.parse(List.of(lightning)), extent, parts(), progress);
    report(bench.run());
    if (!bench.failures().isEmpty()) {
      System.err.println("These parts failed: " + String.join(", ", bench.failures()));
      return 1;
    }
    return 0;
  }

  private List<Part> parts() {
    if (soak != null) {
      return Parts.soak(Duration.ofMinutes(soak));
    }
    if (starts) {
      return Parts.starts();
    }
    return Parts.usual().stream()
        .filter(part -> only.isEmpty() || only.contains(part.name()))
        .toList();
  }

  private void report(Figures figures) throws Exception {
    Path json = Path.of("bench.json");
    Files.writeString(json, figures.json());
    System.out.println();
    System.out.print(figures.tables());
    System.out.println("As JSON: " + json.toAbsolutePath());
    if (save) {
      String command = "./holdfast bench " + String.join(" ", arguments);
      Saved.write(
          Path.of(System.getProperty("holdfast.root", "."), "docs", "benchmarks.md"),
          soak != null ? "soak" : starts ? "starts" : jmh ? "jmh" : lightning,
          command,
          figures);
    }
  }
}
