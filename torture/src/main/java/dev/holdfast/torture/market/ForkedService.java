package dev.holdfast.torture.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.points.ServiceProcess;
import dev.holdfast.torture.points.Trouble;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service in a process of its own, which dies at its points and is started again. */
public final class ForkedService implements AutoCloseable {
  private final MarketService service;
  private final Map<String, String> environment;
  private final Path log;
  private final Set<String> reached = new ConcurrentSkipListSet<>();
  private volatile @Nullable String hit;
  private CountDownLatch counted = new CountDownLatch(1);
  private volatile Jvm jvm;

  ForkedService(MarketService service, Map<String, String> environment, Path log) {
    this.service = service;
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.jvm = start(List.of(service.name()));
  }

  public MarketService service() {
    return service;
  }

  private Jvm start(List<String> arguments) {
    return new Jvm(ServiceProcess.class, arguments, environment, log, this::hear);
  }

  private void hear(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "hit" -> hit = words[1];
      case "count" -> reached.add(words[1]);
      case "counted" -> counted.countDown();
      default -> {
        // A half of a line, of a process that died.
      }
    }
  }

  /** Returns when the service answers. */
  public void awaitReady() throws InterruptedException {
    jvm.awaitReady();
  }

  /** Arms these points; the first of them that the service comes to is the one. */
  public void arm(Trouble trouble, Collection<String> points) {
    hit = null;
    jvm.order("arm " + trouble + " " + String.join(",", points));
  }

  public void storm(long seed, int permille) {
    jvm.order("storm " + seed + " " + permille);
  }

  public void disarm() {
    jvm.order("disarm");
  }

  /** The armed point, once it was reached. */
  public @Nullable String hit() {
    return hit;
  }

  public boolean isAlive() {
    return jvm.isAlive();
  }

  /** Whether the process ended within this time. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    return jvm.awaitEnd(millis);
  }

  public void kill() throws InterruptedException {
    jvm.kill();
  }

  /** Starts it again after its end; returns at once. */
  public void startAgain() {
    jvm = start(List.of(service.name()));
  }

  /** Starts it again to die at one of these points, while it starts or later. */
  public void startAgainToDieAt(Collection<String> points) {
    hit = null;
    jvm = start(List.of(service.name(), String.join(",", points)));
  }

  /** All points that its processes passed, as far as they lived to tell. */
  public Set<String> reached() throws InterruptedException {
    counted = new CountDownLatch(1);
    jvm.order("count");
    counted.await(5, TimeUnit.SECONDS);
    return Set.copyOf(reached);
  }

  @Override
  public void close() throws InterruptedException {
    jvm.kill();
  }
}
