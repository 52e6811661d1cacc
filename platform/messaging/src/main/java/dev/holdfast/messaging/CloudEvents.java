package dev.holdfast.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 in the binary mode of its Kafka protocol binding: attributes are headers with the
 * prefix {@code ce_}, the value is the data.
 */
public final class CloudEvents {

  private CloudEvents() {}

  public static ProducerRecord<String, byte[]> toRecord(Event event, EventMeta meta) {
    return toRecord(event.topic(), event.key(), meta, EventJson.MAPPER.writeValueAsBytes(event));
  }

  static ProducerRecord<String, byte[]> toRecord(
      String topic, String key, EventMeta meta, byte[] body) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body);
    put(record.headers(), "ce_specversion", "1.0");
    put(record.headers(), "ce_id", meta.id().toString());
    put(record.headers(), "ce_type", meta.type());
    put(record.headers(), "ce_source", meta.source());
    put(record.headers(), "ce_time", meta.time().toString());
    put(record.headers(), "ce_subject", key);
    put(record.headers(), "content-type", "application/json");
    return record;
  }

  /** The envelope; throws {@link IllegalArgumentException} for a record that is no CloudEvent. */
  public static EventMeta metaOf(ConsumerRecord<String, byte[]> record) {
    return new EventMeta(
        UUID.fromString(get(record, "ce_id")),
        typeOf(record),
        get(record, "ce_source"),
        Instant.parse(get(record, "ce_time")));
  }

  /** Empty for an event that a newer service tells and this version does not know. */
  public static Optional<Event> eventOf(ConsumerRecord<String, byte[]> record) {
    return EventTypes.classOf(typeOf(record))
        .map(type -> EventJson.MAPPER.readValue(record.value(), type));
  }

  /** What the envelope calls it; throws as {@link #metaOf} does. */
  public static String typeOf(ConsumerRecord<String, byte[]> record) {
    return get(record, "ce_type");
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static String get(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException(
          "no header %s in %s-%d@%d"
              .formatted(name, record.topic(), record.partition(), record.offset()));
    }
    return new String(header.value(), UTF_8);
  }
}
