package dev.holdfast.torture.points;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The points of events on their way to Kafka; Kafka makes it by its name. */
public final class PublishPoints implements ProducerInterceptor<String, byte[]> {
  @Override
  public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
    Points.before("publish/" + EventPoints.nameOf(record.headers()));
    return record;
  }

  @Override
  public void onAcknowledgement(
      @Nullable RecordMetadata metadata, @Nullable Exception failure, Headers headers) {
    if (failure == null) {
      Points.after("publish/" + EventPoints.nameOf(headers));
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}
}
