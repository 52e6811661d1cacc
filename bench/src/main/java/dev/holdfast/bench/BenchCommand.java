package dev.holdfast.bench;

import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Saved;
import dev.holdfast.launcher.LightningSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./holdfast bench}. */
@Command(
    name = "holdfast bench",
    mixinStandardHelpOptions = true,
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
  private int offers = 100_000;

  @Option(
      names = "--orders",
      description = "How many are there when the growth is measured (100000).")
  private int orders = 100_000;

  @Option(names = "--save", description = "Writes the table into docs/benchmarks.md.")
  private boolean save;

  private BenchCommand() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    LightningSource source = LightningSource.parse(List.of(lightning));
    Figures figures =
        new Bench(
                source,
                Extent.of(Duration.ofMinutes(minutes), offers, orders),
                line ->
                    System.out.printf(
                        Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line))
            .run();
    Path json = Path.of("bench.json");
    Files.writeString(json, figures.json());
    System.out.println();
    System.out.print(figures.table());
    System.out.println("As JSON: " + json.toAbsolutePath());
    if (save) {
      String command =
          "./holdfast bench --lightning %s --minutes %d --offers %d --orders %d --save"
              .formatted(lightning, minutes, offers, orders);
      Saved.write(Path.of("docs/benchmarks.md"), lightning, command, figures);
    }
    return 0;
  }
}
