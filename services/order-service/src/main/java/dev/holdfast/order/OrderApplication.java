package dev.holdfast.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Runs order-service alone; settings come from the environment, HOLDFAST_ORDER_…. Where no use case
 * has begun a transaction a single statement is none: its begin and its end would cost as much as
 * the statement.
 */
@SpringBootApplication
@EnableJpaRepositories(enableDefaultTransactions = false)
@ConfigurationPropertiesScan
public class OrderApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(OrderApplication.class)
        .properties("spring.config.name=order-service")
        .run(args);
  }
}
