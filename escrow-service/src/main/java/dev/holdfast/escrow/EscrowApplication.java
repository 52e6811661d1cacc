package dev.holdfast.escrow;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Runs escrow-service alone; settings come from the environment, HOLDFAST_ESCROW_…. Where no use
 * case has begun a transaction a single statement is none: its begin and its end would cost as much
 * as the statement.
 */
@SpringBootApplication
@EnableJpaRepositories(enableDefaultTransactions = false)
@ConfigurationPropertiesScan
public class EscrowApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(EscrowApplication.class)
        .properties("spring.config.name=escrow-service")
        .run(args);
  }
}
