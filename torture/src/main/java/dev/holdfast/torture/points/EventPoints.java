package dev.holdfast.torture.points;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RecordInterceptor;

/** Knows which event a thread handles, and the point before it is acknowledged. */
final class EventPoints implements RecordInterceptor<String, byte[]> {
  private static final ThreadLocal<String> HANDLED = ThreadLocal.withInitial(() -> "none");

  /** The event that this thread handles, as {@code leg-settled}. */
  static String handled() {
    return HANDLED.get();
  }

  @Override
  public ConsumerRecord<String, byte[]> intercept(
      ConsumerRecord<String, byte[]> record, Consumer<String, byte[]> consumer) {
    HANDLED.set(nameOf(record.headers()));
    return record;
  }

  @Override
  public void afterRecord(
      ConsumerRecord<String, byte[]> record, Consumer<String, byte[]> consumer) {
    HANDLED.remove();
    Points.before("ack/" + record.topic());
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
