package dev.holdfast.torture.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was tried and what came of it, told while it happens. */
public final class Report {
  private final PrintStream out;
  private final long began = System.nanoTime();
  private final List<String> failures = new ArrayList<>();
  private final LongAdder crashes = new LongAdder();
  private final LongAdder starts = new LongAdder();
  private final LongAdder startCpuMillis = new LongAdder();
  private final List<String> unreached = new ArrayList<>();

  public Report(PrintStream out) {
    this.out = out;
  }

  /** A line for whoever watches. */
  public synchronized void say(String line) {
    out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
    out.flush();
  }

  void crashed(String service, String point) {
    crashes.increment();
    say(service + " died at " + point);
  }

  void started(long cpuMillis) {
    starts.increment();
    startCpuMillis.add(cpuMillis);
  }

  /** How much CPU a start took on average, in ms; 0 where nothing was started again. */
  long startCpuMillis() {
    return starts.sum() == 0 ? 0 : startCpuMillis.sum() / starts.sum();
  }

  /**
   * @param points and how often each was taken
   */
  synchronized void notReached(Map<String, Integer> points) {
    points.forEach((point, times) -> unreached.add("taken %d times: %s".formatted(times, point)));
  }

  /** Something that must never be. */
  public synchronized void failed(String what) {
    failures.add(what);
    say("FAILED  " + what);
  }

  long crashes() {
    return crashes.sum();
  }

  synchronized List<String> unreached() {
    return List.copyOf(unreached);
  }

  public synchronized List<String> failures() {
    return List.copyOf(failures);
  }
}
