package dev.holdfast.offer.config;

import dev.holdfast.offer.domain.OfferPolicy;
import dev.holdfast.offer.domain.match.Meanings;
import dev.holdfast.offer.store.meaning.MiniLm;
import dev.holdfast.offer.store.meaning.ModelMeanings;
import dev.holdfast.offer.store.meaning.NoMeanings;
import dev.holdfast.schema.SchemaChecker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OfferWiring {

  @Bean
  OfferPolicy offerPolicy(OfferProperties properties) {
    return properties.policy();
  }

  @Bean
  Meanings meanings(OfferProperties properties, JdbcTemplate jdbc) {
    return switch (properties.embeddings()) {
      case NONE -> new NoMeanings();
      case MINILM -> ModelMeanings.with(new MiniLm(), jdbc, properties.mostInMemory());
    };
  }

  @Bean
  SchemaChecker offerSchemaChecker() {
    return new SchemaChecker(Duration.ofSeconds(2));
  }
}
