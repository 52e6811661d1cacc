package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import java.time.Duration;
import java.util.List;

/** Which parts there are, in an order in which none disturbs one that comes after it. */
public final class Parts {
  private Parts() {}

  /** All that a run of some minutes measures. */
  public static List<Part> usual() {
    return List.of(
        new Starting(),
        new AtRest(),
        new WholeLives(),
        new Latency(),
        new Profiling(),
        new Telling(),
        new Posting(),
        new SigningIn(),
        new Streaming(),
        new InMemory(),
        new Holding(),
        new Finding(),
        new Growth());
  }

  /** The start of what is shipped, service by service, and of the demo. */
  public static List<Part> starts() {
    return List.of(new Starting(), new ShippedStarts(), new DemoStart());
  }

  /** What only shows after long. */
  public static List<Part> soak(Duration time) {
    return List.of(new Soak(time));
  }
}
