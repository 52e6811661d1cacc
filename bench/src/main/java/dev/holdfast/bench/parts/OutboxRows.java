package dev.holdfast.bench.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.Load;
import dev.holdfast.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Rows of an outbox that wait: told by the relay, only deleted, or only produced. */
final class OutboxRows implements AutoCloseable {
  private static final int BATCH = 1_000;

  /** As long as that of an event with some ids and amounts. */
  private static final String BODY = "{\"text\":\"%s\"}".formatted("hold fast ".repeat(40));

  /** Of a type that nobody knows, so that none of them is handled. */
  private static final String FILL =
      """
      insert into outbox (event_id, topic, event_key, type, occurred_at, body)
      select gen_random_uuid(), ?, 'key-' || i %% 100, 'dev.holdfast.bench.unknown.v1', now(), ?
      from generate_series(1, ?) as i\
      """
          .replace("%%", "%");

  private static final String DELETE =
      """
      with taken as (
        delete from outbox where id in (select id from outbox order by id limit ?)
        returning id, event_id, topic, event_key, type, occurred_at, body)
      select * from taken order by id\
      """;

  private final Besides besides;
  private final KafkaProducer<String, byte[]> producer;

  OutboxRows(Besides besides) {
    this.besides = besides;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", besides.kafka(), "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Rows a second that the real relay tells and deletes. */
  double drained(int rows) throws InterruptedException {
    besides.relay().stop();
    fill(rows);
    long began = System.nanoTime();
    besides.relay().start();
    while (left()) {
      Thread.sleep(5);
    }
    return rows / seconds(began);
  }

  /** The same statement on the same rows, and no Kafka. */
  double deleted(int rows) {
    besides.relay().stop();
    fill(rows);
    long began = System.nanoTime();
    while (!besides.jdbc().queryForList(DELETE, BATCH).isEmpty()) {
      continue;
    }
    double perSecond = rows / seconds(began);
    besides.relay().start();
    return perSecond;
  }

  /** As many records as large, acknowledged batch by batch, and no database. */
  double produced(int rows) throws Exception {
    byte[] body = BODY.getBytes(UTF_8);
    long began = System.nanoTime();
    for (int sent = 0; sent < rows; sent += BATCH) {
      List<Future<RecordMetadata>> batch = new ArrayList<>();
      for (int i = 0; i < Math.min(BATCH, rows - sent); i++) {
        batch.add(producer.send(unknown("key-" + i % 100, body)));
      }
      for (Future<RecordMetadata> one : batch) {
        one.get();
      }
    }
    return rows / seconds(began);
  }

  /** Microseconds from a bare send to its arrival at a bare consumer. */
  Histogram sentAndRead(double perSecond, Duration time) throws Exception {
    Histogram micros = Lives.histogram();
    String run = UUID.randomUUID().toString();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.subscribe(List.of(Topics.NODES));
      while (consumer.assignment().isEmpty()) {
        var unused = consumer.poll(Duration.ofMillis(100));
      }
      consumer.seekToEnd(consumer.assignment());
      consumer.assignment().forEach(consumer::position);
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var unused =
                      Load.arrive(
                          perSecond,
                          time,
                          due -> producer.send(unknown(run, longBytes(System.nanoTime()))).get());
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      long until = System.nanoTime() + time.toNanos() + TimeUnit.SECONDS.toNanos(1);
      while (sending.isAlive() || System.nanoTime() < until) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (run.equals(record.key())) {
            long sent = Long.parseLong(new String(record.value(), UTF_8));
            micros.recordValue((System.nanoTime() - sent) / 1_000);
          }
        }
      }
    }
    return micros;
  }

  private static byte[] longBytes(long number) {
    return Long.toString(number).getBytes(UTF_8);
  }

  private static ProducerRecord<String, byte[]> unknown(String key, byte[] body) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.NODES, key, body);
    record.headers().add("ce_type", "dev.holdfast.bench.unknown.v1".getBytes(UTF_8));
    return record;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", besides.kafka());
    settings.put("group.id", "bare-" + UUID.randomUUID());
    settings.put("auto.offset.reset", "latest");
    settings.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void fill(int rows) {
    int unused = besides.jdbc().update(FILL, Topics.NODES, BODY, rows);
    besides.jdbc().execute("vacuum analyze outbox");
  }

  private boolean left() {
    return Boolean.TRUE.equals(
        besides.jdbc().queryForObject("select exists (select 1 from outbox)", Boolean.class));
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  @Override
  public void close() {
    producer.close();
  }
}
