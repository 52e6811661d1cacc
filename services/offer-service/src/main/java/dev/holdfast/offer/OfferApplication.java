package dev.holdfast.offer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs offer-service alone; settings come from the environment, HOLDFAST_OFFER_…. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OfferApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(OfferApplication.class)
        .properties("spring.config.name=offer-service")
        .run(args);
  }
}
