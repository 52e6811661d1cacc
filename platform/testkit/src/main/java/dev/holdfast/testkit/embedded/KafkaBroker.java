package dev.holdfast.testkit.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker that is its own controller (KRaft), in this JVM. It never creates topics. */
public final class KafkaBroker implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final String PROPERTIES = "server.properties";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts the broker on fresh data under {@code folder}. */
  public static KafkaBroker start(Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(folder.resolve("kafka-" + attempt));
      } catch (RuntimeException e) {
        // The ports were free a moment ago; somebody else may have taken one since.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Starts a broker again whose process died: on the data and the ports of its first start.
   *
   * @param folder what it was first started with
   */
  public static KafkaBroker startAgain(Path folder) {
    Properties settings = new Properties();
    try (Stream<Path> attempts = Files.list(folder)) {
      // The last one is the one that started.
      Path data =
          attempts
              .filter(path -> path.getFileName().toString().startsWith("kafka-"))
              .max(Comparator.naturalOrder())
              .orElseThrow(() -> new IllegalArgumentException("no broker was in " + folder));
      try (Reader reader = Files.newBufferedReader(data.resolve(PROPERTIES))) {
        settings.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String listeners = settings.getProperty("advertised.listeners");
    return run(settings, listeners.substring("PLAINTEXT://".length()));
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaBroker startOnce(Path folder) {
    List<Integer> ports = FreePorts.take(2);
    String bootstrap = "127.0.0.1:" + ports.get(0);
    Properties settings = settings(folder, bootstrap, "127.0.0.1:" + ports.get(1));
    format(folder, settings);
    return run(settings, bootstrap);
  }

  private static KafkaBroker run(Properties settings, String bootstrap) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    return new KafkaBroker(server, bootstrap);
  }

  private static Properties settings(Path folder, String broker, String controller) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    p.setProperty("advertised.listeners", "PLAINTEXT://" + broker);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("inter.broker.listener.name", "PLAINTEXT");
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("controller.quorum.bootstrap.servers", controller);
    p.setProperty("log.dirs", folder.resolve("log").toString());
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    // With the defaults of 3 and 2 a single broker never answers initTransactions or a first
    // commit.
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "1");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    p.setProperty("controlled.shutdown.enable", "false");
    return p;
  }

  private static void format(Path folder, Properties settings) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(PROPERTIES);
      try (Writer writer = Files.newBufferedWriter(file)) {
        settings.store(writer, null);
      }
      String[] command = {
        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
      };
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int code = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
      if (code != 0) {
        throw new IllegalStateException(
            "cannot format Kafka's log: " + said.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
