package dev.holdfast.torture.points;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The point after an acknowledgement; Kafka makes it by its name. */
public final class AckPoints implements ConsumerInterceptor<String, byte[]> {
  @Override
  public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.keySet().stream()
        .map(TopicPartition::topic)
        .distinct()
        .forEach(topic -> Points.after("ack/" + topic));
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}
}
