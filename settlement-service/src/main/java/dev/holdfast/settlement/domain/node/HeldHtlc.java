package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;

/**
 * An HTLC that the node holds for an invoice, in state ACCEPTED.
 *
 * @param channel through which it came, by its short id
 * @param expiry from here on the payer can take the money back on chain
 */
public record HeldHtlc(Msat amount, BlockHeight acceptedAt, BlockHeight expiry, long channel) {}
