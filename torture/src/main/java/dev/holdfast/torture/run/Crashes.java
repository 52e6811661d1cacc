package dev.holdfast.torture.run;

import dev.holdfast.torture.market.ForkedService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has one service die at one point after the other; it is started again each time, armed already.
 * In each of its lives it may die at all points that are seldom come to, and at a few that are come
 * to all the time: else it would die at those long before an order gets anywhere.
 */
final class Crashes {
  private static final int OFTEN_AT_ONCE = 3;
  private static final long DISARM_MILLIS = 30_000;

  /** From its last word to its end. */
  private static final long END_MILLIS = 10_000;

  /** It is come to where a service is told to stop, and nowhere else. */
  private static final String AT_THE_END = "commit/Leases.giveBack/";

  private final ForkedService service;
  private final Deque<String> points;
  private final Map<String, Integer> taken = new TreeMap<>();
  private final Set<String> often = new HashSet<>();
  private final Report report;
  private final Scale scale;
  private final Random chance;
  private boolean toldToStop;

  /**
   * @param points in the order in which they are armed
   */
  Crashes(
      ForkedService service, Collection<String> points, Random chance, Report report, Scale scale) {
    this.service = service;
    this.points = new ArrayDeque<>(points);
    this.chance = chance;
    this.report = report;
    this.scale = scale;
  }

  boolean isDone() {
    return points.isEmpty();
  }

  /** How often each point that is not done was taken by now. */
  Map<String, Integer> left() {
    Map<String, Integer> left = new TreeMap<>();
    points.forEach(point -> left.put(point, taken.getOrDefault(point, 0)));
    return left;
  }

  /** Learns from a market that nobody troubles which points are come to all the time. */
  void learn(int times) throws InterruptedException {
    service
        .reached()
        .forEach((point, count) -> {
          if (count >= times) {
            often.add(point);
          }
        });
  }

  void begin() {
    if (!isDone()) {
      service.arm(next());
    }
  }

  /** Waits until it dies at a point, if it comes to one in time, and starts it again. */
  void dieOnce() throws InterruptedException {
    if (!service.awaitEnd(scale.patienceMillis())) {
      if (points.stream().anyMatch(point -> point.startsWith(AT_THE_END))) {
        toldToStop = true;
        service.end();
      } else {
        service.armAnew(next());
      }
      return;
    }
    note();
    service.startAgainToDieAt(next());
    awaitReady();
  }

  /** Lets it live. */
  void end() throws InterruptedException {
    service.disarm();
    // It may have come to a point in this very moment; if it answers, it has not.
    var unused = service.reached();
    if (!service.isAlive() || service.hit() != null && service.awaitEnd(DISARM_MILLIS)) {
      note();
      service.startAgain();
      service.awaitReady();
    }
  }

  private void awaitReady() throws InterruptedException {
    try {
      service.awaitReady();
      report.started(service.startCpuMillis());
      service.storm(chance.nextLong(), scale.stormBetweenCrashes());
    } catch (IllegalStateException e) {
      // It died while it started, or it does not start: the next look tells.
      if (!service.awaitEnd(END_MILLIS)) {
        throw e;
      }
    }
  }

  private void note() {
    String died = service.hit();
    String name = service.service().configName();
    if (died != null) {
      report.crashed(name, died);
      taken.merge(died, 1, Integer::sum);
      if (taken.getOrDefault(died, 0) >= scale.rounds()) {
        points.remove(died);
      }
    } else if (!toldToStop) {
      report.failed(name + " ended by itself");
    }
    toldToStop = false;
  }

  private List<String> next() {
    List<String> armed = new ArrayList<>();
    int common = 0;
    for (String point : points) {
      boolean isCommon = often.contains(point);
      if (armed.size() < scale.armed() && (!isCommon || common < OFTEN_AT_ONCE)) {
        armed.add(point);
        common += isCommon ? 1 : 0;
      }
    }
    points.removeAll(armed);
    points.addAll(armed);
    return armed;
  }

  /** What it is doing, for whoever watches. */
  String progress() {
    return "%s: %d points left, %d deaths"
        .formatted(
            service.service().configName(),
            points.size(),
            taken.values().stream().mapToInt(Integer::intValue).sum());
  }
}
