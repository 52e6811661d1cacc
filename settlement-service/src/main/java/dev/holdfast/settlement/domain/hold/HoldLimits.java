package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;

/**
 * What the market puts up with.
 *
 * @param maxHtlcs parts in which one leg may be paid
 * @param finalFrom legs of this amount and more count as settled only when their HTLCs are resolved
 *     for good
 * @param smallLeg legs under this amount cost more on chain than they bring
 * @param smallPerChannel their sum through one incoming channel, at most
 * @param newcomerHtlcs HTLCs held in one channel from which on buyers without history are refused
 * @param deepFrom legs of this amount and more are accepted through deep channels alone
 * @param depth confirmations that make a channel deep
 */
public record HoldLimits(
    int maxHtlcs,
    Msat finalFrom,
    Msat smallLeg,
    Msat smallPerChannel,
    int newcomerHtlcs,
    Msat deepFrom,
    int depth) {
  private static final Msat TOLERANCE = Msat.ofSat(10);

  /**
   * A leg paid with more than this is cancelled: 1 % over its amount, or 10 sat if that is more.
   */
  public Msat mostFor(Msat amount) {
    return amount.plus(Msat.of(amount.value() / 100).max(TOLERANCE));
  }
}
