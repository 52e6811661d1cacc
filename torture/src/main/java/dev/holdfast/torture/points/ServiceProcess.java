package dev.holdfast.torture.points;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.ServiceContexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * One service in a JVM of its own, with its points. What it is told comes in lines on its standard
 * input, whose end is its end; what it tells goes to its standard output, its log to standard
 * error.
 */
public final class ServiceProcess {
  private static volatile @Nullable ConfigurableApplicationContext context;

  private ServiceProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Points.tell(Path.of(args[1]));
    Map<String, String> settings = new HashMap<>(System.getenv());
    settings.put("HOLDFAST_TORTURE_POINTS", "true");
    MarketService service = MarketService.valueOf(args[0]);
    if (args.length > 2) {
      // What happens while a service starts would be over before it could be told on its input.
      obey(new String[] {"arm", Trouble.HALT.name(), args[2]}, out);
    }
    Thread.ofPlatform().daemon().name("orders").start(() -> obey(out));
    context = ServiceContexts.run(service, settings);
    out.println("ready " + cpuMillis());
  }

  /** What its start has taken. */
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private static void obey(PrintStream out) {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        obey(line.split(" "), out);
      }
    } catch (IOException e) {
      System.err.println("the torturer is gone: " + e);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void obey(String[] words, PrintStream out) {
    switch (words[0]) {
      case "arm" -> Points.arm(Trouble.valueOf(words[1]), Set.of(words[2].split(",")));
      case "storm" -> Points.storm(Long.parseLong(words[1]), Integer.parseInt(words[2]));
      case "disarm" -> Points.disarm();
      case "hold" -> topic(words[1], true);
      case "release" -> topic(words[1], false);
      case "end" -> end();
      case "count" -> {
        Points.reached().forEach((point, count) -> out.println("count " + point + " " + count));
        Points.made().forEach((trouble, count) -> out.println("made " + trouble + " " + count));
        out.println("counted");
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /** As a service that is told to stop: it closes, and gives back what it holds. */
  private static void end() {
    ConfigurableApplicationContext running = context;
    if (running != null) {
      running.close();
    }
    System.exit(0);
  }

  /** Others overtake the topic while it is held; the order of each key stays. */
  private static void topic(String topic, boolean held) {
    ConfigurableApplicationContext running = context;
    if (running == null) {
      return;
    }
    var consumer = running.getBean(ConcurrentMessageListenerContainer.class);
    for (Object partition : consumer.getAssignedPartitions()) {
      TopicPartition of = (TopicPartition) partition;
      if (of.topic().equals(topic) && held) {
        consumer.pausePartition(of);
      } else if (of.topic().equals(topic)) {
        consumer.resumePartition(of);
      }
    }
  }
}
