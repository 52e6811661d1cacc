package dev.holdfast.reputation;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs reputation-service alone; settings come from the environment, HOLDFAST_REPUTATION_…. */
@SpringBootApplication
public class ReputationApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(ReputationApplication.class)
        .properties("spring.config.name=reputation-service")
        .run(args);
  }
}
