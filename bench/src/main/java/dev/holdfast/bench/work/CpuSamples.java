package dev.holdfast.bench.work;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a JVM's own threads did with their CPU: milliseconds by the library that did it or had the
 * JDK do it, and by method.
 */
public final class CpuSamples {
  private static final String EVENT = "jdk.CPUTimeSample";
  private static final String JDK = "the JDK alone";

  private static final List<Map.Entry<String, String>> LIBRARIES =
      List.of(
          entry("org.hibernate.", "Hibernate"),
          entry("org.postgresql.", "the PostgreSQL driver"),
          entry("com.zaxxer.", "the connection pool"),
          entry("io.grpc.", "gRPC"),
          entry("io.netty.", "gRPC"),
          entry("com.google.protobuf.", "gRPC"),
          entry("dev.holdfast.lnd.", "gRPC"),
          entry("org.apache.kafka.", "Kafka"),
          entry("kafka.", "Kafka"),
          entry("tools.jackson.", "JSON"),
          entry("com.fasterxml.jackson.", "JSON"),
          entry("org.apache.catalina.", "Tomcat"),
          entry("org.apache.coyote.", "Tomcat"),
          entry("org.apache.tomcat.", "Tomcat"),
          entry("org.apache.hc.", "the HTTP client"),
          entry("com.nimbusds.", "tokens and keys"),
          entry("org.bouncycastle.", "tokens and keys"),
          entry("io.micrometer.", "metrics"),
          entry("ch.qos.logback.", "logging"),
          entry("org.slf4j.", "logging"),
          entry("org.springframework.", "Spring"),
          entry("dev.holdfast.", "Holdfast"));

  private final Map<String, Double> byLibrary = new TreeMap<>();
  private final Map<String, Double> byMethod = new TreeMap<>();

  private CpuSamples() {}

  public static CpuSamples read(Path recording) throws IOException {
    CpuSamples samples = new CpuSamples();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(EVENT) && event.getStackTrace() != null) {
          samples.add(event, event.getStackTrace());
        }
      }
    }
    return samples;
  }

  private void add(RecordedEvent event, RecordedStackTrace stack) {
    double millis = event.getDuration("samplingPeriod").toNanos() / 1e6;
    List<RecordedFrame> frames = stack.getFrames();
    String library =
        frames.stream()
            .map(frame -> libraryOf(frame.getMethod()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(JDK);
    byLibrary.merge(library, millis, Double::sum);
    if (!frames.isEmpty()) {
      RecordedMethod method = frames.getFirst().getMethod();
      byMethod.merge(method.getType().getName() + "." + method.getName(), millis, Double::sum);
    }
  }

  private static Optional<String> libraryOf(RecordedMethod method) {
    String type = method.getType().getName();
    return LIBRARIES.stream()
        .filter(library -> type.startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** By the names of the libraries, in their order. */
  public Map<String, Double> byLibrary() {
    return Collections.unmodifiableMap(byLibrary);
  }

  /** The methods that used most, most first. */
  public List<Map.Entry<String, Double>> hottest(int most) {
    return byMethod.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .toList();
  }
}
