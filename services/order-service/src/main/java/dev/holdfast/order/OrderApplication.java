package dev.holdfast.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs order-service alone; settings come from the environment, HOLDFAST_ORDER_…. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(OrderApplication.class)
        .properties("spring.config.name=order-service")
        .run(args);
  }
}
