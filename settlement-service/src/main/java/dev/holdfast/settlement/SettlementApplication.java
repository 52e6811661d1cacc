package dev.holdfast.settlement;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts settlement-service. */
@SpringBootApplication
public class SettlementApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(SettlementApplication.class)
        .properties("spring.config.name=settlement-service")
        .run(args);
  }
}
