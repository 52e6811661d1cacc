package dev.holdfast.messaging.probe;

import com.fasterxml.uuid.Generators;
import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import dev.holdfast.messaging.CloudEvents;
import dev.holdfast.messaging.EventMeta;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells events as any service would, and collects everything that is told on some topics. */
public final class EventProbe implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final InstantSource clock;
  private final List<Event> seen = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private volatile boolean open = true;

  /** Reads {@code topics}, which have to exist, from their beginning. */
  public EventProbe(String bootstrapServers, InstantSource clock, List<String> topics) {
    this.clock = clock;
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    reader = Thread.ofPlatform().name("event-probe").daemon().start(this::read);
  }

  /** Tells an event under a new id and returns the id. */
  public UUID publish(Event event) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    publish(event, id);
    return id;
  }

  /** Tells an event under a given id: the same id twice is a repeat. */
  public void publish(Event event, UUID id) {
    EventMeta meta =
        new EventMeta(id, EventTypes.typeOf(event.getClass()), "/holdfast/probe", clock.instant());
    try {
      producer.send(CloudEvents.toRecord(event, meta)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take the event", e);
    }
  }

  /** All events seen so far, in the order of their arrival. */
  public List<Event> seen() {
    return List.copyOf(seen);
  }

  public <E extends Event> List<E> seen(Class<E> type, Predicate<E> which) {
    return seen.stream().filter(type::isInstance).map(type::cast).filter(which).toList();
  }

  public <E extends Event> Optional<E> find(Class<E> type, Predicate<E> which) {
    return seen(type, which).stream().findFirst();
  }

  /** Waits for an event; throws {@link IllegalStateException} after 30 s. */
  public <E extends Event> E await(Class<E> type, Predicate<E> which) {
    for (int tries = 0; tries < 3_000; tries++) {
      Optional<E> found = find(type, which);
      if (found.isPresent()) {
        return found.get();
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("no " + type.getSimpleName() + " within 30 s; seen: " + seen);
  }

  private void read() {
    try (consumer) {
      while (open) {
        consumer
            .poll(Duration.ofMillis(20))
            .forEach(record -> CloudEvents.eventOf(record).ifPresent(seen::add));
      }
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(1));
  }
}
