package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A hold invoice as its node shows it.
 *
 * @param held the HTLCs in state ACCEPTED; those of older, cancelled sets are left out
 */
public record InvoiceView(
    PaymentHash hash, State state, String paymentRequest, Instant expiresAt, List<HeldHtlc> held) {

  /** LND's own states of an invoice. */
  public enum State {
    OPEN,
    ACCEPTED,
    SETTLED,
    CANCELED
  }

  public InvoiceView {
    held = List.copyOf(held);
  }

  /** The sum of the held HTLCs: what the node will have if it settles now. */
  public Msat heldAmount() {
    return held.stream().map(HeldHtlc::amount).reduce(Msat.ZERO, Msat::plus);
  }

  /** The channels through which its HTLCs came. */
  public Set<Long> channels() {
    return held.stream().map(HeldHtlc::channel).collect(Collectors.toSet());
  }

  /** Genesis for an invoice without HTLCs. */
  public BlockHeight earliestExpiry() {
    return held.stream().map(HeldHtlc::expiry).reduce(BlockHeight::min).orElse(BlockHeight.of(0));
  }

  /** The height at which the last of the HTLCs came. */
  public BlockHeight acceptedHeight() {
    return held.stream().map(HeldHtlc::acceptedAt).reduce(BlockHeight.of(0), BlockHeight::max);
  }
}
