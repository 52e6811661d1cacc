package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;

/**
 * What is held through one incoming channel now.
 *
 * @param small the sum in legs that are not worth claiming on chain
 * @param htlcs of all legs
 */
public record ChannelLoad(Msat small, int htlcs) {
  static final ChannelLoad NONE = new ChannelLoad(Msat.ZERO, 0);
}
