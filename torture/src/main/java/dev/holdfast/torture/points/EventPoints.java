package dev.holdfast.torture.points;

import dev.holdfast.messaging.CloudEvents;
import dev.holdfast.messaging.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchInterceptor;

/** Knows which events a thread handles, and the point before they are acknowledged. */
final class EventPoints implements BatchInterceptor<String, byte[]> {
  private static final ThreadLocal<Set<String>> HANDLED = ThreadLocal.withInitial(Set::of);

  private final Subscriptions subscriptions;

  EventPoints(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** The events that this thread handles together, as {@code leg-settled}. */
  static Set<String> handled() {
    return HANDLED.get();
  }

  @Override
  public ConsumerRecords<String, byte[]> intercept(
      ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
    Set<String> names = new LinkedHashSet<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      if (subscriptions.handles(CloudEvents.typeOf(record))) {
        names.add(nameOf(record.headers()));
      }
    }
    HANDLED.set(names);
    return records;
  }

  @Override
  public void success(ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
    HANDLED.remove();
    Set<String> topics = new LinkedHashSet<>();
    records.forEach(record -> topics.add(record.topic()));
    topics.forEach(topic -> Points.before("ack/" + topic));
  }

  /** {@code dev.holdfast.settlement.leg-settled.v1} is {@code leg-settled}. */
  static String nameOf(@Nullable Headers headers) {
    Header type = headers == null ? null : headers.lastHeader("ce_type");
    if (type == null) {
      return "unknown";
    }
    String[] parts = new String(type.value(), StandardCharsets.UTF_8).split("\\.");
    return parts[parts.length - 2];
  }
}
