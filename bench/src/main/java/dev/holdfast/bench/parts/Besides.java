package dev.holdfast.bench.parts;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.escrow.domain.Ledger;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.launcher.process.Broker;
import dev.holdfast.messaging.MessagingAutoConfiguration;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.testkit.embedded.Database;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The messaging of a service and the ledger of escrow-service, in this JVM, on a database and a
 * broker beside the market's: what they do here, no service sees.
 */
final class Besides implements AutoCloseable {
  private final Stoppables running = new Stoppables();
  private final Broker broker;
  private final Database database;
  private final ConfigurableApplicationContext context;

  private Besides(BenchMarket market, String name) throws Exception {
    broker = running.add(market.anotherBroker(name));
    database = market.createDatabase(name);
    context = running.add(start());
  }

  /**
   * @param name of its database and of its broker's folder: new for each
   */
  static Besides start(BenchMarket market, String name) throws Exception {
    return new Besides(market, name);
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Service.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .properties("spring.config.name=bench", "spring.application.name=bench")
        .run(
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.datasource.hikari.maximum-pool-size=16",
            "--spring.flyway.locations=classpath:db/escrow,classpath:db/messaging",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--spring.jmx.enabled=false");
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  Database database() {
    return database;
  }

  Outbox outbox() {
    return context.getBean(Outbox.class);
  }

  Ledger ledger() {
    return context.getBean(Ledger.class);
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  TransactionTemplate transactions() {
    return context.getBean(TransactionTemplate.class);
  }

  /** What takes events out of the outbox; it may be stopped and started again. */
  SmartLifecycle relay() {
    return context.getBean("outboxRelay", SmartLifecycle.class);
  }

  /** Who gets the events that come back, in the transaction of its inbox. */
  void receive(Consumer<BlockConnected> receiver) {
    context.getBean(Receiver.class).to = receiver;
  }

  @Override
  public void close() {
    running.close();
  }

  @SpringBootConfiguration
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    KafkaAutoConfiguration.class,
    MessagingAutoConfiguration.class
  })
  @ComponentScan(
      basePackages = "dev.holdfast.escrow.store",
      useDefaultFilters = false,
      includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.JdbcLedger"))
  static class Service {
    @Bean
    Receiver receiver() {
      return new Receiver();
    }

    @Bean
    Subscriptions subscriptions(Receiver receiver) {
      return Subscriptions.to(Topics.NODES)
          .on(BlockConnected.class, block -> receiver.to.accept(block));
    }
  }

  /** Whoever measures at the moment. */
  static final class Receiver {
    private volatile Consumer<BlockConnected> to = block -> {};
  }
}
