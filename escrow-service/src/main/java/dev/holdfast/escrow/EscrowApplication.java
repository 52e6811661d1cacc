package dev.holdfast.escrow;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs escrow-service alone; settings come from the environment, HOLDFAST_ESCROW_…. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EscrowApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(EscrowApplication.class)
        .properties("spring.config.name=escrow-service")
        .run(args);
  }
}
