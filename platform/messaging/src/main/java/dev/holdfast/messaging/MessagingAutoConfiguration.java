package dev.holdfast.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Topics;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Gives a service its outbox and, where it declares {@link Subscriptions}, its consumer. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
    })
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

  /** Of one transaction: its rows are locked until its end. */
  private static final int MOST_TOGETHER = 100;

  private static final long ACK_MILLIS = 500;

  /** Some fifty of them. */
  private static final int MANY_EVENTS_BYTES = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(MessagingAutoConfiguration.class);

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Ids that sort by time (UUIDv7). */
  @Bean
  @ConditionalOnMissingBean
  TimeBasedEpochGenerator ids() {
    return Generators.timeBasedEpochGenerator();
  }

  @Bean
  KafkaAdmin.NewTopics holdfastTopics(MessagingProperties properties) {
    return new KafkaAdmin.NewTopics(
        Topics.ALL.stream()
            .map(name ->
                TopicBuilder.name(name)
                    .partitions(properties.partitions())
                    .replicas(properties.replicas())
                    .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                    .build())
            .toArray(NewTopic[]::new));
  }

  @Bean
  OutboxRelay outboxRelay(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      KafkaProperties kafka,
      @Value("${spring.application.name}") String service) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
    return new OutboxRelay(
        jdbc,
        named("outbox", transactions),
        () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
        "/holdfast/" + service);
  }

  @Bean
  LateRows lateRows(JdbcTemplate jdbc) {
    return new LateRows(jdbc);
  }

  @Bean
  Outbox outbox(LateRows rows, TimeBasedEpochGenerator ids, Clock clock, OutboxRelay relay) {
    return new JdbcOutbox(rows, ids, clock, relay::wake);
  }

  @Bean
  @ConditionalOnBean(Subscriptions.class)
  ConcurrentMessageListenerContainer<String, byte[]> eventConsumer(
      Subscriptions subscriptions,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      KafkaProperties kafka,
      MessagingProperties properties,
      @Value("${spring.application.name}") String service) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_TOGETHER);
    // Kafka's 45 s are how long the events of an instance that was killed would wait for another.
    settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    if (properties.patience().isPositive()) {
      settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MANY_EVENTS_BYTES);
      settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) properties.patience().toMillis());
    }
    ContainerProperties container =
        new ContainerProperties(subscriptions.topics().toArray(String[]::new));
    container.setGroupId(service);
    container.setClientId(service);
    // An offset that is committed late only brings back what the inbox knows; one with each poll
    // would be a write of the broker for each event.
    container.setAckMode(ContainerProperties.AckMode.TIME);
    container.setAckTime(ACK_MILLIS);
    container.setSyncCommits(false);
    container.setMessageListener(
        new InboxDispatcher(subscriptions, jdbc, named("inbox", transactions)));
    var consumer =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                settings, new StringDeserializer(), new ByteArrayDeserializer()),
            container);
    consumer.setConcurrency(properties.consumers());
    consumer.setCommonErrorHandler(retryForEver());
    return consumer;
  }

  /** A name that a log, or whoever watches commits, tells it by. */
  private static TransactionTemplate named(String name, PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setName(name);
    return template;
  }

  private static DefaultErrorHandler retryForEver() {
    ExponentialBackOff pauses = new ExponentialBackOff(20, 2);
    pauses.setMaxInterval(5_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
    handler.setClassifications(Map.of(), true);
    handler.setRetryListeners((record, failure, attempt) ->
        log.warn(
            "{}-{}@{} could not be handled, attempt {}; it is tried again",
            record.topic(),
            record.partition(),
            record.offset(),
            attempt,
            failure));
    return handler;
  }
}
