package dev.holdfast.bench.jmh;

import dev.holdfast.bench.report.Sheet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All of JMH's benchmarks of this package, one after the other. */
public final class PureWork {
  private final int forks;
  private final int iterations;
  private final TimeValue each;

  private PureWork(int forks, int iterations, TimeValue each) {
    this.forks = forks;
    this.iterations = iterations;
    this.each = each;
  }

  /** In two JVMs of its own each, some seconds of warming up before. */
  public static PureWork measured() {
    return new PureWork(2, 5, TimeValue.seconds(1));
  }

  /** In this JVM and so short that it shows only that it runs. */
  public static PureWork brief() {
    return new PureWork(0, 1, TimeValue.milliseconds(20));
  }

  /** Writes the time of one execution, each iteration as a round. */
  public void measure(Sheet sheet) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    var unused =
        options
            .include(PureWork.class.getPackageName() + ".")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(forks)
            .warmupIterations(iterations)
            .warmupTime(each)
            .measurementIterations(iterations)
            .measurementTime(each)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    for (RunResult run : new Runner(options.build()).run()) {
      String name = run.getParams().getBenchmark();
      String what = "JMH: " + name.substring(name.lastIndexOf('.') + 1).replace('_', ' ');
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          sheet.add(what, "ns", iteration.getPrimaryResult().getScore());
        }
      }
    }
  }
}
