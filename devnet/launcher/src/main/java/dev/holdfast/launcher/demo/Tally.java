package dev.holdfast.launcher.demo;

import dev.holdfast.examples.demo.OrderStory;
import dev.holdfast.examples.demo.OrderStory.Ending;
import dev.holdfast.sdk.model.OrderState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts and times of a run, for its last line. */
final class Tally {
  private final long began;
  private final Map<Integer, OrderStory> stories = new ConcurrentHashMap<>();

  /**
   * @param began the start of the run, of {@link System#nanoTime()}
   */
  Tally(long began) {
    this.began = began;
  }

  void changed(OrderStory story) {
    stories.merge(story.number(), story, (old, now) -> now);
  }

  /** Whether so many orders were placed and each is final and ended as it should. */
  boolean allWell(int orders) {
    return stories.size() == orders
        && stories.values().stream()
            .allMatch(s -> s.isFinal() && s.ending() == Ending.AS_IT_SHOULD);
  }

  String summary() {
    Map<String, Long> states =
        stories.values().stream()
            .collect(Collectors.groupingBy(Tally::state, TreeMap::new, Collectors.counting()));
    String counts =
        states.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    long wrong = stories.values().stream().filter(s -> s.ending() == Ending.OTHERWISE).count();
    return "%d orders (%s), %d not as they should; to payable %s; to payout %s; %s in all"
        .formatted(
            stories.size(),
            counts,
            wrong,
            spread(OrderStory::toPayable),
            spread(OrderStory::toPaid),
            Format.seconds(Duration.ofNanos(System.nanoTime() - began)));
  }

  private static String state(OrderStory story) {
    OrderState state = story.state();
    return state == null ? "never placed" : state.name().toLowerCase(Locale.ROOT);
  }

  private String spread(Function<OrderStory, @Nullable Duration> time) {
    List<Duration> sorted =
        stories.values().stream().map(time).filter(Objects::nonNull).sorted().toList();
    if (sorted.isEmpty()) {
      return "-";
    }
    return "p50 %s, p99 %s"
        .formatted(Format.millis(quantile(sorted, 50)), Format.millis(quantile(sorted, 99)));
  }

  private static Duration quantile(List<Duration> sorted, int percent) {
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
