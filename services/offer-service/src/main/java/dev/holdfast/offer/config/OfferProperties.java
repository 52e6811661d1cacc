package dev.holdfast.offer.config;

import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.OfferPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * As order-service and escrow-service have them: an offer that is taken here can be ordered there.
 *
 * @param fundingSeconds how long a buyer has to pay
 * @param leastLegMsat the least a leg of a split has
 */
@ConfigurationProperties("holdfast.offer")
public record OfferProperties(
    long fundingSeconds,
    long leastLegMsat,
    int horizonBlocks,
    int holdExpiryDelta,
    int guardMarginBlocks) {

  OfferPolicy policy() {
    return new OfferPolicy(
        Duration.ofSeconds(fundingSeconds),
        Msat.of(leastLegMsat),
        new HtlcBudget(horizonBlocks, holdExpiryDelta, guardMarginBlocks));
  }
}
