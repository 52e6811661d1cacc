package dev.holdfast.torture.points;

import dev.holdfast.messaging.Subscriptions;
import io.grpc.ClientInterceptor;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GlobalClientInterceptor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Puts the points around a service that was made without them. */
@AutoConfiguration
@ConditionalOnProperty("holdfast.torture.points")
public class PointsConfiguration {
  @Bean
  @GlobalClientInterceptor
  ClientInterceptor callPoints() {
    return new CallPoints();
  }

  @Bean
  static BeanPostProcessor points(ObjectProvider<Subscriptions> subscriptions) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case CommitPoints points -> points;
          case DataSource database -> new CommitPoints(database);
          case KafkaProperties kafka -> {
            String key = "interceptor.classes";
            kafka.getProducer().getProperties().put(key, PublishPoints.class.getName());
            kafka.getConsumer().getProperties().put(key, AckPoints.class.getName());
            yield kafka;
          }
          case ConcurrentMessageListenerContainer<?, ?> container -> {
            intercept(container, subscriptions.getObject());
            yield container;
          }
          default -> bean;
        };
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static void intercept(
      ConcurrentMessageListenerContainer<?, ?> container, Subscriptions subscriptions) {
    ((ConcurrentMessageListenerContainer<String, byte[]>) container)
        .setBatchInterceptor(new EventPoints(subscriptions));
  }
}
