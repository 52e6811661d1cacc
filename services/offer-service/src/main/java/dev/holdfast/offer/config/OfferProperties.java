package dev.holdfast.offer.config;

import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.OfferPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As order-service and escrow-service have them: an offer that is taken here can be ordered there.
 *
 * @param fundingSeconds how long a buyer has to pay
 * @param leastLegMsat the least a leg of a split has
 * @param embeddings the model of language by which offers are understood, if any
 * @param mostInMemory offers whose meaning is kept in memory, where the database has no pgvector
 */
@ConfigurationProperties("holdfast.offer")
public record OfferProperties(
    long fundingSeconds,
    long leastLegMsat,
    int horizonBlocks,
    int holdExpiryDelta,
    int guardMarginBlocks,
    @DefaultValue("none") Embeddings embeddings,
    @DefaultValue("50000") int mostInMemory) {

  /** What one array of Java can hold, with room to grow. */
  private static final int MOST_VECTORS = 2_000_000;

  public OfferProperties {
    if (mostInMemory < 0 || mostInMemory > MOST_VECTORS) {
      throw new IllegalArgumentException("most-in-memory is 0 to " + MOST_VECTORS);
    }
  }

  /** A model that runs in this process. */
  public enum Embeddings {
    NONE,
    MINILM
  }

  OfferPolicy policy() {
    return new OfferPolicy(
        Duration.ofSeconds(fundingSeconds),
        Msat.of(leastLegMsat),
        new HtlcBudget(horizonBlocks, holdExpiryDelta, guardMarginBlocks));
  }
}
