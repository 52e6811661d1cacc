package dev.holdfast.order.config;

import com.nimbusds.jose.jwk.ECKey;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.order.app.Changes;
import dev.holdfast.order.app.FeedWatch;
import dev.holdfast.order.app.Judgements;
import dev.holdfast.order.app.Judging;
import dev.holdfast.order.app.OrderQueries;
import dev.holdfast.order.app.Wakeups;
import dev.holdfast.order.domain.ConditionJudge;
import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.OrderPolicy;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.receipts.ReceiptKey;
import dev.holdfast.schema.SchemaChecker;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OrderWiring {
  private static final Logger LOG = LoggerFactory.getLogger(OrderWiring.class);

  @Bean
  OrderPolicy orderPolicy(OrderProperties properties) {
    return properties.policy();
  }

  @Bean
  Wakeups wakeups() {
    return new Wakeups();
  }

  @Bean
  Changes changes(Orders orders, Feed feed, Outbox outbox, Wakeups wakeups, Clock clock) {
    return new Changes(orders, feed, outbox, wakeups, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  FeedWatch feedWatch(OrderQueries queries, Wakeups wakeups) {
    return new FeedWatch(queries, wakeups);
  }

  @Bean
  Judging judging(Judgements judgements, ConditionJudge judge) {
    return new Judging(judgements, judge);
  }

  @Bean
  ECKey receiptKey(OrderProperties properties) {
    if (!properties.receiptKey().isBlank()) {
      return ReceiptKey.read(properties.receiptKey());
    }
    LOG.warn("no HOLDFAST_ORDER_RECEIPT_KEY: receipts of this process cannot be checked after it");
    return ReceiptKey.generate();
  }

  @Bean
  SchemaChecker schemaChecker() {
    return new SchemaChecker(Duration.ofSeconds(2));
  }
}
