package dev.holdfast.torture.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.process.Jvm;
import dev.holdfast.torture.points.ServiceProcess;
import dev.holdfast.torture.points.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service in a process of its own, which dies at its points and is started again. */
public final class ForkedService implements AutoCloseable {
  /** Of a machine that has other things to do. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final MarketService service;
  private final Map<String, String> environment;
  private final Path log;
  private final Map<String, Long> reached = new ConcurrentSkipListMap<>();
  private final Map<String, Long> made = new ConcurrentSkipListMap<>();
  private final Path hit;
  private CountDownLatch counted = new CountDownLatch(1);
  private volatile Jvm jvm;
  private volatile boolean startedAgain;
  private volatile long startCpuMillis;
  private volatile boolean ready;

  ForkedService(
      MarketService service, Map<String, String> environment, Path log, List<String> points) {
    this.service = service;
    this.environment = new HashMap<>(environment);
    this.environment.putAll(soonerReady(service));
    this.log = log;
    this.hit = log.resolveSibling(service.configName() + ".hit");
    this.jvm = start(arguments(points));
  }

  /**
   * What would cost a start seconds: the documentation of the API, which nobody asks for here, and
   * waiting until the broker counts the process before it as dead.
   */
  private static Map<String, String> soonerReady(MarketService service) {
    return Map.of(
        "SPRINGDOC_API_DOCS_ENABLED",
        "false",
        "SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID",
        service.configName());
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
    ready = false;
    List<String> options = new ArrayList<>(Jvm.SHORT_LIVED);
    options.addAll(StartCaches.optionsFor(service));
    return new Jvm(ServiceProcess.class, options, arguments, environment, log, this::hear);
  }

  private void hear(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "count" -> tell(reached, words);
      case "made" -> tell(made, words);
      case "counted" -> counted.countDown();
      default -> {
        // A half of a line, of a process that died.
      }
    }
  }

  private static void tell(Map<String, Long> counts, String[] words) {
    if (words.length == 3) {
      counts.put(words[1], Long.parseLong(words[2]));
    }
  }

  /** Returns when the service answers. */
  public void awaitReady() throws InterruptedException {
    startCpuMillis = Long.parseLong(jvm.awaitReady());
    ready = true;
  }

  /** Whether it answers, as far as anybody waited for that. */
  public boolean isReady() {
    return ready && isAlive();
  }

  /** What its last start took. */
  public long startCpuMillis() {
    return startCpuMillis;
  }

  /** Has it die at one of these points: the first that it comes to. */
  public void arm(Collection<String> points) {
    arm(Trouble.HALT, points);
  }

  /** Has this happen at one of these points: the first that it comes to. */
  public void arm(Trouble trouble, Collection<String> points) {
    forgetHit();
    jvm.order("arm " + trouble + " " + String.join(",", points));
  }

  /** As {@link #arm}, where it may be dying at one of the points before in this very moment. */
  public void armAnew(Collection<String> points) {
    jvm.order("arm " + Trouble.HALT + " " + String.join(",", points));
  }

  /** Has it hear nothing of a topic, while it goes on hearing the others. */
  public void hold(String topic) {
    jvm.order("hold " + topic);
  }

  public void release(String topic) {
    jvm.order("release " + topic);
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

  /** Has it end by itself, as a service that is told to stop. */
  public void end() {
    jvm.order("end");
  }

  /** How often its last process that lived to tell passed which point. */
  public Map<String, Long> reached() throws InterruptedException {
    counted = new CountDownLatch(1);
    jvm.order("count");
    long until = System.nanoTime() + ANSWER.toNanos();
    while (!counted.await(100, TimeUnit.MILLISECONDS) && isAlive() && System.nanoTime() < until) {
      continue;
    }
    return Map.copyOf(reached);
  }

  /** How often which trouble was made, as far as it was told with {@link #reached}. */
  public Map<String, Long> made() {
    return Map.copyOf(made);
  }

  @Override
  public void close() throws InterruptedException {
    jvm.kill();
  }
}
