package dev.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = MessagingTest.Listener.class,
    properties = {
      "spring.application.name=listener",
      "spring.datasource.url=${HOLDFAST_LISTENER_DB_URL}",
      "spring.datasource.username=${HOLDFAST_LISTENER_DB_USER}",
      "spring.datasource.password=${HOLDFAST_LISTENER_DB_PASSWORD}",
      "spring.kafka.bootstrap-servers=${HOLDFAST_LISTENER_KAFKA}",
      "spring.flyway.locations=classpath:db/messaging"
    })
class MessagingTest {

  private static final List<Event> HEARD = new CopyOnWriteArrayList<>();
  private static final Map<UUID, Told> CAUSES = new ConcurrentHashMap<>();
  private static final Set<UUID> REFUSED = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

  @Autowired Outbox outbox;
  @Autowired OutboxRelay relay;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;
  private EventProbe probe;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "listener");
  }

  @BeforeEach
  void openProbe() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
  }

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  @Test
  void what_is_committed_is_told_once_and_then_gone_from_the_outbox() {
    OrderExpired event = expired();
    transaction.executeWithoutResult(status -> outbox.publish(event));
    probe.await(OrderExpired.class, event::equals);
    await().until(() -> rows("outbox") == 0);
    assertThat(probe.seen(OrderExpired.class, event::equals)).hasSize(1);
  }

  @Test
  void what_is_rolled_back_is_never_told() {
    OrderExpired undone = expired();
    OrderExpired done = expired();
    transaction.executeWithoutResult(status -> {
      outbox.publish(undone);
      status.setRollbackOnly();
    });
    transaction.executeWithoutResult(status -> outbox.publish(done));
    probe.await(OrderExpired.class, done::equals);
    assertThat(probe.seen(OrderExpired.class, undone::equals)).isEmpty();
  }

  @Test
  void a_relay_that_was_stopped_tells_after_every_start() {
    for (int i = 0; i < 20; i++) {
      relay.stop();
      relay.start();
      OrderExpired event = expired();
      transaction.executeWithoutResult(status -> outbox.publish(event));
      probe.await(OrderExpired.class, event::equals);
    }
  }

  @Test
  void an_event_without_a_transaction_is_refused() {
    assertThatIllegalStateException().isThrownBy(() -> outbox.publish(expired()));
  }

  @Test
  void the_events_of_one_order_arrive_in_the_order_they_were_written() {
    UUID order = UUID.randomUUID();
    List<Event> written =
        List.of(
            new OrderExpired(order, Instant.ofEpochSecond(1)),
            new OrderExpired(order, Instant.ofEpochSecond(2)),
            new OrderExpired(order, Instant.ofEpochSecond(3)));
    written.forEach(e -> transaction.executeWithoutResult(status -> outbox.publish(e)));
    await().until(() -> probe.seen().containsAll(written));
    assertThat(probe.seen(OrderExpired.class, e -> e.orderId().equals(order)))
        .map(Event.class::cast)
        .isEqualTo(written);
  }

  @Test
  void two_instances_with_one_outbox_tell_each_event_once_and_in_its_order() {
    UUID order = UUID.randomUUID();
    List<Event> written = new ArrayList<>();
    OutboxRelay other =
        new OutboxRelay(jdbc, transaction, MessagingTest::producer, "/holdfast/listener");
    other.start();
    try {
      for (int i = 0; i < 300; i++) {
        OrderExpired event = new OrderExpired(order, Instant.ofEpochSecond(i));
        written.add(event);
        transaction.executeWithoutResult(status -> outbox.publish(event));
        other.wake();
      }
      await().until(() -> rows("outbox") == 0);
      await().until(() -> probe.seen().containsAll(written));
    } finally {
      other.stop();
    }
    assertThat(probe.seen(OrderExpired.class, e -> e.orderId().equals(order)))
        .map(Event.class::cast)
        .isEqualTo(written);
  }

  private static Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Test
  void an_event_that_comes_again_changes_nothing() {
    DisputeAwarded event = awarded();
    UUID id = probe.publish(event);
    await().until(() -> HEARD.contains(event));
    probe.publish(event, id);
    DisputeAwarded later = new DisputeAwarded(event.disputeId(), event.orderId(), 0, "", "", T0);
    probe.publish(later);
    await().until(() -> HEARD.contains(later));
    assertThat(HEARD.stream().filter(event::equals)).hasSize(1);
  }

  @Test
  void what_a_handler_changes_knows_the_event_that_caused_it() {
    DisputeAwarded event = awarded();
    UUID id = probe.publish(event);
    await().until(() -> HEARD.contains(event));
    assertThat(CAUSES.get(event.disputeId())).isEqualTo(new Told(List.of(), id));
  }

  @Test
  void what_a_command_changes_has_no_cause_but_the_ids_of_what_it_tells() {
    OrderExpired event = expired();
    relay.stop();
    Told told = transaction.execute(status -> outbox.publishAll(List.of(event)));
    UUID written =
        jdbc.queryForObject(
            "select event_id from outbox where event_key = ?", UUID.class, event.key());
    relay.start();
    assertThat(told).isEqualTo(new Told(List.of(Objects.requireNonNull(written)), null));
    assertThat(told.of(0)).isEqualTo(written);
    assertThat(told.of(1)).isNull();
  }

  @Test
  void a_handler_that_fails_gets_the_event_again_until_it_succeeds() {
    FAILURES_LEFT.set(3);
    DisputeAwarded event = awarded();
    probe.publish(event);
    await().until(() -> HEARD.contains(event));
    assertThat(FAILURES_LEFT).hasValue(0);
  }

  @Test
  void an_event_that_cannot_be_handled_undoes_none_that_was_read_with_it() {
    DisputeAwarded bad = awarded();
    REFUSED.add(bad.disputeId());
    UUID badId = UUID.randomUUID();
    List<UUID> good = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Of one key, so that they come in this order.
      good.add(probe.publish(new DisputeAwarded(UUID.randomUUID(), bad.orderId(), 0, "", "", T0)));
    }
    probe.publish(bad, badId);
    await().until(() -> good.stream().allMatch(this::isReceived));
    assertThat(isReceived(badId)).isFalse();
    REFUSED.clear();
    await().until(() -> isReceived(badId));
  }

  @Test
  void the_module_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.messaging");
  }

  private static final Instant T0 = Instant.EPOCH;

  private static OrderExpired expired() {
    return new OrderExpired(UUID.randomUUID(), T0);
  }

  private static DisputeAwarded awarded() {
    return new DisputeAwarded(UUID.randomUUID(), UUID.randomUUID(), 100, "arbiter", "done", T0);
  }

  private boolean isReceived(UUID eventId) {
    Integer count =
        jdbc.queryForObject(
            "select count(*) from inbox where event_id = ?", Integer.class, eventId);
    return count != null && count == 1;
  }

  private int rows(String table) {
    Integer count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
    return count == null ? -1 : count;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Listener {
    @Bean
    Subscriptions subscriptions(Outbox outbox) {
      return Subscriptions.to(Topics.DISPUTES)
          .on(
              DisputeAwarded.class,
              event -> {
                if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                  throw new IllegalStateException("not yet");
                }
                if (REFUSED.contains(event.disputeId())) {
                  throw new IllegalStateException("never");
                }
                CAUSES.put(event.disputeId(), outbox.publishAll(List.of()));
                HEARD.add(event);
              });
    }
  }
}
