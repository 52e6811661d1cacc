package dev.holdfast.settlement;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Starts settlement-service. Where no use case has begun a transaction a single statement is none:
 * its begin and its end would cost as much as the statement.
 */
@SpringBootApplication
@EnableJpaRepositories(enableDefaultTransactions = false)
public class SettlementApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(SettlementApplication.class)
        .properties("spring.config.name=settlement-service")
        .run(args);
  }
}
