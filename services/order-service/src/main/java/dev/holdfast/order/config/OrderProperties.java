package dev.holdfast.order.config;

import dev.holdfast.money.FeeRate;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.order.domain.OrderPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param settlementUrl where settlement-service answers
 * @param fundingSeconds how long a buyer has to pay
 * @param feeBasisPoints the market's share, in hundredths of a percent
 * @param leastLegMsat the least a leg of a split has
 * @param horizonBlocks as escrow-service has it, and so the next two
 */
@ConfigurationProperties("holdfast.order")
public record OrderProperties(
    String settlementUrl,
    long fundingSeconds,
    int feeBasisPoints,
    long leastLegMsat,
    int horizonBlocks,
    int holdExpiryDelta,
    int guardMarginBlocks,
    int mostUnpaidPerBuyer,
    int mostOpenPerProvider) {

  public OrderPolicy policy() {
    return new OrderPolicy(
        Duration.ofSeconds(fundingSeconds),
        new FeeRate(feeBasisPoints),
        Msat.of(leastLegMsat),
        new HtlcBudget(horizonBlocks, holdExpiryDelta, guardMarginBlocks),
        mostUnpaidPerBuyer,
        mostOpenPerProvider);
  }
}
