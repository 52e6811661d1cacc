package dev.holdfast.launcher.replay;

import dev.holdfast.contracts.Event;
import dev.holdfast.messaging.CloudEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics from their beginning to what is their end at that moment. */
final class TopicReader {
  private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
  private static final int PATIENCE_MS = 10_000;

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Every event once, in the order of the ids, which sort by time. */
  Collection<Event> read(List<String> topics) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      // As text: UUID's own order knows negative numbers.
      Map<String, Event> events = new TreeMap<>();
      long lastNews = System.nanoTime();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        var records = consumer.poll(Duration.ofMillis(200));
        records.forEach(record -> keep(record, events));
        if (!records.isEmpty()) {
          lastNews = System.nanoTime();
        } else if (System.nanoTime() - lastNews > PATIENCE_MS * 1_000_000L) {
          throw new KafkaException("the end of the topics does not come");
        }
      }
      return events.values();
    } catch (KafkaException e) {
      log.warn("Kafka at {}", bootstrapServers, e);
      throw new UnreachableMarketException(
          "the market's Kafka at " + bootstrapServers + " is not reachable, or has no topics");
    }
  }

  private static void keep(ConsumerRecord<String, byte[]> record, Map<String, Event> events) {
    UUID id = CloudEvents.metaOf(record).id();
    CloudEvents.eventOf(record).ifPresent(event -> events.putIfAbsent(id.toString(), event));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MS,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
