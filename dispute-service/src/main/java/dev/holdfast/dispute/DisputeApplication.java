package dev.holdfast.dispute;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs dispute-service alone; settings come from the environment, HOLDFAST_DISPUTE_…. */
@SpringBootApplication
public class DisputeApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(DisputeApplication.class)
        .properties("spring.config.name=dispute-service")
        .run(args);
  }
}
