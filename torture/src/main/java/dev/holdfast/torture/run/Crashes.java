package dev.holdfast.torture.run;

import dev.holdfast.torture.market.ForkedService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has one service die at one point after the other; it is started again each time. */
final class Crashes {
  private static final long START_MILLIS = 30_000;

  private final ForkedService service;
  private final Deque<String> points;
  private final Report report;
  private final Scale scale;

  /**
   * @param points in the order in which they are armed
   */
  Crashes(ForkedService service, Collection<String> points, Report report, Scale scale) {
    this.service = service;
    this.points = new ArrayDeque<>(points);
    this.report = report;
    this.scale = scale;
  }

  boolean isDone() {
    return points.isEmpty();
  }

  /** What nobody came to by now. */
  Collection<String> left() {
    return points;
  }

  /** Arms the next points, and has the service die at the first that it comes to. */
  void dieOnce() throws InterruptedException {
    List<String> armed = new ArrayList<>();
    while (armed.size() < scale.armed() && !points.isEmpty()) {
      armed.add(points.removeFirst());
    }
    String died = dieAt(armed);
    if (died == null && scale.triesAtStart()) {
      died = dieAtStart(armed);
    }
    armed.remove(died);
    points.addAll(armed);
  }

  private @Nullable String dieAt(List<String> armed) throws InterruptedException {
    service.arm(armed);
    if (!service.awaitEnd(scale.patienceMillis())) {
      service.disarm();
      // It may have come to a point in this very moment; if it answers, it has not.
      var unused = service.reached();
      if (service.isAlive()) {
        return null;
      }
    }
    return startAgain();
  }

  private @Nullable String dieAtStart(List<String> armed) throws InterruptedException {
    service.kill();
    service.startAgainToDieAt(armed);
    if (service.awaitEnd(START_MILLIS)) {
      return startAgain();
    }
    service.disarm();
    service.awaitReady();
    return null;
  }

  private @Nullable String startAgain() throws InterruptedException {
    String died = service.hit();
    if (died == null) {
      report.failed(name() + " ended by itself");
    } else {
      report.crashed(name(), died);
    }
    service.startAgain();
    service.awaitReady();
    return died;
  }

  private String name() {
    return service.service().configName();
  }
}
