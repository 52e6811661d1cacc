package dev.holdfast.testkit;

import dev.holdfast.testkit.embedded.KafkaBroker;
import dev.holdfast.testkit.embedded.RunFolder;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One Kafka broker for all tests of this JVM. Topics are never created by use: a test, or the
 * service under test, creates those it needs.
 */
public final class TestKafka {
  private TestKafka() {}

  public static String bootstrapServers() {
    return Docker.answers()
        ? Container.SERVER.getBootstrapServers()
        : Embedded.BROKER.bootstrapServers();
  }

  private static final class Embedded {
    private static final KafkaBroker BROKER = start();

    private static KafkaBroker start() {
      RunFolder folder = TestFolder.claim("kafka");
      KafkaBroker broker = KafkaBroker.start(folder.path());
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> cleanUp(broker, folder), "kafka-clean-up"));
      return broker;
    }

    private static void cleanUp(KafkaBroker broker, RunFolder folder) {
      // A running broker that loses its folder halts the JVM with code 1, and the tests with it.
      broker.close();
      folder.close();
    }
  }

  private static final class Container {
    private static final KafkaContainer SERVER = start();

    private static KafkaContainer start() {
      KafkaContainer container =
          new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
              .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
      container.start();
      return container;
    }
  }
}
