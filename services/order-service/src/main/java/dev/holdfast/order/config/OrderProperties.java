package dev.holdfast.order.config;

import dev.holdfast.money.FeeRate;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.order.domain.OrderPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param settlementUrl where settlement-service answers
 * @param offerUrl where offer-service answers
 * @param receiptKey private JWK of P-256 that signs receipts and nothing else; blank: one for this
 *     process
 * @param probePrivateAddresses whether conditions may ask addresses inside the market's own
 *     network; for tests alone
 * @param quoteSeconds how long a quote can be used
 * @param fundingSeconds how long a buyer has to pay
 * @param feeBasisPoints the market's share, in hundredths of a percent
 * @param leastLegMsat the least a leg of a split has
 * @param horizonBlocks as escrow-service has it, and so the next two
 */
@ConfigurationProperties("holdfast.order")
public record OrderProperties(
    String settlementUrl,
    String offerUrl,
    String receiptKey,
    boolean probePrivateAddresses,
    long quoteSeconds,
    long fundingSeconds,
    int feeBasisPoints,
    long leastLegMsat,
    int horizonBlocks,
    int holdExpiryDelta,
    int guardMarginBlocks,
    int mostUnpaidPerBuyer,
    int mostOpenPerBuyer,
    int mostOpenPerProvider) {

  /** It holds a private key. */
  @Override
  public String toString() {
    return "OrderProperties[…]";
  }

  public OrderPolicy policy() {
    return new OrderPolicy(
        Duration.ofSeconds(fundingSeconds),
        Duration.ofSeconds(quoteSeconds),
        new FeeRate(feeBasisPoints),
        Msat.of(leastLegMsat),
        new HtlcBudget(horizonBlocks, holdExpiryDelta, guardMarginBlocks),
        mostUnpaidPerBuyer,
        mostOpenPerBuyer,
        mostOpenPerProvider);
  }
}
