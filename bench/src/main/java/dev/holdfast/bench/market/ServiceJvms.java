package dev.holdfast.bench.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.process.Jvm;
import dev.holdfast.launcher.process.ServiceProcess;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The market's services, each in a JVM of its own whose CPU is counted. */
final class ServiceJvms {
  /** More at a time compete for the same cores. */
  private static final int START_AT_A_TIME = 2;

  private final Path folder;
  private final Processes processes;
  private final List<String> options;
  private final Function<MarketService, Map<String, String>> environment;
  private final Map<MarketService, Double> startSeconds = new EnumMap<>(MarketService.class);
  private final List<Jvm> running = new ArrayList<>();

  /**
   * @param folder of the logs
   * @param options of each JVM
   */
  ServiceJvms(
      Path folder,
      Processes processes,
      List<String> options,
      Function<MarketService, Map<String, String>> environment) {
    this.folder = folder;
    this.processes = processes;
    this.options = options;
    this.environment = environment;
  }

  private record Starting(MarketService service, Jvm jvm, long began) {}

  /** Returns when all answer. */
  void start() throws InterruptedException {
    Deque<Starting> starting = new ArrayDeque<>();
    for (MarketService service : MarketService.values()) {
      Jvm jvm =
          new Jvm(
              ServiceProcess.class,
              options,
              List.of(service.name()),
              environment.apply(service),
              folder.resolve(service.configName() + ".log"),
              line -> {});
      running.add(jvm);
      processes.name(jvm.pid(), service.configName());
      starting.add(new Starting(service, jvm, System.nanoTime()));
      if (starting.size() == START_AT_A_TIME) {
        await(starting.remove());
      }
    }
    for (Starting jvm : starting) {
      await(jvm);
    }
  }

  private void await(Starting starting) throws InterruptedException {
    starting.jvm.awaitReady();
    startSeconds.put(starting.service, (System.nanoTime() - starting.began) / 1e9);
  }

  /** Seconds from the start of each service's process until it answered. */
  Map<MarketService, Double> startSeconds() {
    return Map.copyOf(startSeconds);
  }

  void stop() throws InterruptedException {
    for (Jvm jvm : running) {
      processes.forget(jvm.pid());
      jvm.kill();
    }
  }
}
