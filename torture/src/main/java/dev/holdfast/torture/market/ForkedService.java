package dev.holdfast.torture.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.process.Jvm;
import dev.holdfast.torture.points.ServiceProcess;
import dev.holdfast.torture.points.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
  private final Path hit;
  private CountDownLatch counted = new CountDownLatch(1);
  private volatile Jvm jvm;
  private volatile boolean startedAgain;

  ForkedService(
      MarketService service, Map<String, String> environment, Path log, List<String> points) {
    this.service = service;
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.hit = log.resolveSibling(service.configName() + ".hit");
    this.jvm = start(arguments(points));
  }

  private List<String> arguments(Collection<String> points) {
    return points.isEmpty()
        ? List.of(service.name(), hit.toString())
        : List.of(service.name(), hit.toString(), String.join(",", points));
  }

  /** This service once it answers, be it after the death that it was started for. */
  ForkedService started() throws InterruptedException {
    try {
      awaitReady();
    } catch (IllegalStateException e) {
      if (hit() == null) {
        throw e;
      }
      startAgain();
      awaitReady();
    }
    return this;
  }

  public MarketService service() {
    return service;
  }

  private Jvm start(List<String> arguments) {
    return new Jvm(ServiceProcess.class, Jvm.SHORT_LIVED, arguments, environment, log, this::hear);
  }

  private void hear(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
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

  /** Has it die at one of these points: the first that it comes to. */
  public void arm(Collection<String> points) {
    forgetHit();
    jvm.order("arm " + Trouble.HALT + " " + String.join(",", points));
  }

  public void storm(long seed, int permille) {
    jvm.order("storm " + seed + " " + permille);
  }

  public void disarm() {
    jvm.order("disarm");
  }

  /** The armed point, once it was reached. */
  public @Nullable String hit() {
    try {
      return Files.exists(hit) ? Files.readString(hit) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetHit() {
    try {
      Files.deleteIfExists(hit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this is not its first process any more. */
  public boolean wasStartedAgain() {
    return startedAgain;
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
    startedAgain = true;
    jvm = start(arguments(List.of()));
  }

  /** Starts it again to die at one of these points, while it starts or later. */
  public void startAgainToDieAt(Collection<String> points) {
    forgetHit();
    jvm = start(arguments(points));
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
