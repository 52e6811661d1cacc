package dev.holdfast.escrow.config;

import dev.holdfast.escrow.domain.EscrowPolicy;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param settlementUrl where settlement-service answers
 * @param horizonBlocks the longest final CLTV, 100 to 1,800 blocks
 * @param holdExpiryDelta what the market's nodes are set to, at least 17 blocks
 * @param guardMarginBlocks blocks before LND's own cancellation, at least 18
 * @param leastWithdrawalMsat in msat
 */
@ConfigurationProperties("holdfast.escrow")
public record EscrowProperties(
    String settlementUrl,
    int horizonBlocks,
    int holdExpiryDelta,
    int guardMarginBlocks,
    long leastWithdrawalMsat) {

  public EscrowPolicy policy() {
    return new EscrowPolicy(
        new HtlcBudget(horizonBlocks, holdExpiryDelta, guardMarginBlocks),
        Msat.of(leastWithdrawalMsat));
  }
}
