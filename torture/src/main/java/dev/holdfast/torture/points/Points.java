package dev.holdfast.torture.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The points of this process. Every outside effect passes one before and one after it: {@code
 * lnd/SettleInvoice/before}, {@code commit/HoldRecords.settled/after}, {@code
 * publish/leg-settled/after}, {@code ack/holdfast.escrows/before}. Some are armed, and the first
 * reached of them acts.
 */
public final class Points {
  private static final int KILLED = 137;
  private static final long LATE_MILLIS = 2_000;

  private static final Map<String, LongAdder> REACHED = new ConcurrentHashMap<>();
  private static final Map<Trouble, LongAdder> MADE = new ConcurrentHashMap<>();
  private static volatile @Nullable Path told;
  private static @Nullable Armed armed;
  private static @Nullable Storm storm;

  private record Armed(Trouble trouble, Set<String> points) {}

  private record Storm(Random random, int permille) {}

  private Points() {}

  /**
   * Where to write which of the armed points was reached. A pipe would not do: what a process says
   * there in its last moment may be lost.
   */
  static void tell(Path to) {
    told = to;
  }

  /** Arms these points and no others: the first of them that is reached is the one. */
  static synchronized void arm(Trouble trouble, Set<String> points) {
    armed = new Armed(trouble, points);
  }

  static synchronized void disarm() {
    armed = null;
    storm = null;
  }

  /** Refuses, loses or delays that many of a thousand effects, each time by chance. */
  static synchronized void storm(long seed, int permille) {
    storm = new Storm(new Random(seed), permille);
  }

  /** How often each point was reached by now. */
  static Map<String, Long> reached() {
    Map<String, Long> counts = new TreeMap<>();
    REACHED.forEach((point, count) -> counts.put(point, count.sum()));
    return counts;
  }

  /** How often each trouble was made by now. */
  static Map<Trouble, Long> made() {
    Map<Trouble, Long> counts = new TreeMap<>();
    MADE.forEach((trouble, count) -> counts.put(trouble, count.sum()));
    return counts;
  }

  static Trouble before(String effect) {
    return reach(effect + "/before", List.of(Trouble.REFUSED));
  }

  /** Before an effect that may be repeated: a second time changes nothing, or must not. */
  static Trouble beforeRepeatable(String effect) {
    return reach(effect + "/before", List.of(Trouble.REFUSED, Trouble.TWICE));
  }

  static Trouble after(String effect) {
    return reach(effect + "/after", List.of(Trouble.ANSWER_LOST));
  }

  /** One more message of a stream, which is no point of its own. */
  static Trouble message() {
    return act(takeByChance(List.of(Trouble.TWICE)));
  }

  private static Trouble reach(String point, List<Trouble> possible) {
    REACHED.computeIfAbsent(point, p -> new LongAdder()).increment();
    return act(take(point, possible));
  }

  private static Trouble act(Trouble trouble) {
    if (trouble != Trouble.NONE) {
      MADE.computeIfAbsent(trouble, t -> new LongAdder()).increment();
    }
    return switch (trouble) {
      case NONE, REFUSED, ANSWER_LOST, TWICE -> trouble;
      case HALT -> throw new IllegalStateException("it was halted");
      case LATE -> {
        pause();
        yield Trouble.NONE;
      }
    };
  }

  private static synchronized Trouble take(String point, List<Trouble> possible) {
    Armed now = armed;
    if (now != null && now.points.contains(point)) {
      armed = null;
      say(point);
      if (now.trouble == Trouble.HALT) {
        // Here, so that whoever disarms it knows afterwards that it lives or that it has died.
        Runtime.getRuntime().halt(KILLED);
      }
      return now.trouble;
    }
    return takeByChance(possible);
  }

  private static synchronized Trouble takeByChance(List<Trouble> possible) {
    Storm blowing = storm;
    if (blowing == null || blowing.random.nextInt(1_000) >= blowing.permille) {
      return Trouble.NONE;
    }
    int chosen = blowing.random.nextInt(possible.size() + 1);
    return chosen == possible.size() ? Trouble.LATE : possible.get(chosen);
  }

  private static void say(String point) {
    Path to = told;
    if (to != null) {
      try {
        Files.writeString(to, point);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LATE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
