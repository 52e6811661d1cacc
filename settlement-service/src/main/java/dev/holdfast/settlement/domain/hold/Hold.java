package dev.holdfast.settlement.domain.hold;

import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leg at its node. Every change goes through {@link LegTransitions}; methods return what is to be
 * told, and nothing where the call came late.
 */
@Entity
@Table(name = "hold_invoice")
public class Hold {
  @Id private UUID legId;

  @Column(name = "escrow_id")
  private UUID escrowId;

  private UUID orderId;
  private int position;

  @Column(name = "amount_msat")
  private Msat amount;

  private String paymentHash;
  @Embedded private SealedPreimage preimage;

  @Enumerated(EnumType.STRING)
  private HoldState state;

  private @Nullable String node;
  private @Nullable String paymentRequest;
  private @Nullable Instant expiresAt;
  private boolean awarded;
  private boolean writtenOff;

  @Enumerated(EnumType.STRING)
  private @Nullable LegCancelCause cancelCause;

  @Column(name = "paid_msat")
  private @Nullable Msat paid;

  private @Nullable Integer earliestExpiry;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected Hold() {}

  public Hold(
      UUID escrowId, UUID orderId, PlannedLeg leg, PaymentHash hash, SealedPreimage sealed) {
    this.legId = leg.legId();
    this.escrowId = escrowId;
    this.orderId = orderId;
    this.position = leg.position();
    this.amount = leg.amountMsat();
    this.paymentHash = hash.hex();
    this.preimage = sealed;
    this.state = HoldState.PLANNED;
  }

  /** The intent to make the invoice on this node: from here on it may exist there. */
  public void intendToOpenOn(String chosen) {
    if (state == HoldState.PLANNED && node == null) {
      node = chosen;
    }
  }

  /** Whether the invoice exists only since this call. */
  public boolean opened(OpenedInvoice invoice) {
    if (!moves(LegEvent.INVOICE_ADDED)) {
      return false;
    }
    paymentRequest = invoice.paymentRequest();
    expiresAt = invoice.expiresAt();
    return true;
  }

  /**
   * Whether {@link #observe} may have anything to do, seen without a lock. A leg never goes back to
   * an earlier state, so what is no news to it now will never be; where it may still become some,
   * it is.
   */
  public boolean isNews(InvoiceView seen) {
    boolean maybeOpen = state == HoldState.PLANNED || state == HoldState.OPEN;
    return switch (seen.state()) {
      case OPEN -> maybeOpen && !seen.held().isEmpty();
      case ACCEPTED -> maybeOpen;
      case CANCELED -> !state.isFinal();
      case SETTLED -> state != HoldState.SETTLING && state != HoldState.SETTLED;
    };
  }

  /** What LND shows of the invoice becomes what is true of the leg. */
  public List<SettlementEvent> observe(
      InvoiceView seen, Admission admission, int holdExpiryDelta, Instant now) {
    return switch (seen.state()) {
      case OPEN -> {
        if (state == HoldState.OPEN && seen.held().size() > admission.limits().maxHtlcs()) {
          cancel(LegCancelCause.TOO_MANY_HTLCS);
        }
        yield List.of();
      }
      case ACCEPTED -> held(seen, admission, holdExpiryDelta);
      case CANCELED -> {
        expiresAt = seen.expiresAt();
        yield canceledByLnd(now);
      }
      // Only a SettleInvoice of ours reveals the preimage; it is answered where it is made.
      case SETTLED -> List.of();
    };
  }

  private List<SettlementEvent> held(InvoiceView seen, Admission admission, int holdExpiryDelta) {
    if (state != HoldState.OPEN || seen.heldAmount().isLessThan(amount)) {
      return List.of();
    }
    return switch (admission.of(amount, seen)) {
      case Admission.Verdict.Refused(var cause) -> cancel(cause);
      case Admission.Verdict.Waits wait -> List.of();
      case Admission.Verdict.Accepted yes -> accepted(seen, holdExpiryDelta);
    };
  }

  private List<SettlementEvent> accepted(InvoiceView seen, int holdExpiryDelta) {
    moves(LegEvent.HTLCS_HELD);
    paid = seen.heldAmount();
    earliestExpiry = seen.earliestExpiry().value();
    return List.of(
        new LegAccepted(
            escrowId,
            orderId,
            legId,
            seen.heldAmount(),
            seen.acceptedHeight(),
            seen.earliestExpiry(),
            holdExpiryDelta,
            seen.held().size()));
  }

  /** Whether LND is to be told; a leg that was never asked of LND is final at once. */
  public List<SettlementEvent> cancel(LegCancelCause cause) {
    boolean neverAsked = state == HoldState.PLANNED && node == null;
    if (moves(neverAsked ? LegEvent.NEVER_OPENED : LegEvent.CANCEL_DECIDED)) {
      cancelCause = cause;
      if (neverAsked) {
        return List.of(cancelled());
      }
    }
    return List.of();
  }

  /** The award needs this leg. It is settled once the provider is paid, or at the guard. */
  public List<SettlementEvent> award() {
    awarded = true;
    return moves(LegEvent.AWARD_LOST, HoldState.CANCELLED)
        ? List.of(lost("LND cancelled it before the award"))
        : List.of();
  }

  /** The intent to settle: from here on LND may have been told. */
  public void intendToSettle() {
    moves(LegEvent.SETTLE_DECIDED);
  }

  /** SettleInvoice was answered with success; only now may the preimage be told. */
  public List<SettlementEvent> settled(Preimage revealed) {
    if (!revealed.hash().equals(paymentHash())) {
      throw new IllegalArgumentException("not the preimage of leg " + legId);
    }
    return moves(LegEvent.LND_SETTLED)
        ? List.of(
            new LegSettled(
                escrowId,
                orderId,
                legId,
                Objects.requireNonNullElse(paid, amount),
                revealed.reveal()))
        : List.of();
  }

  /** LND says CANCELED, or that it has no such invoice. */
  public List<SettlementEvent> canceledByLnd(Instant now) {
    if (state == HoldState.SETTLING) {
      moves(LegEvent.LND_CANCELED);
      return List.of(lost("LND had cancelled it when it was to be settled"));
    }
    if (awarded && moves(LegEvent.AWARD_LOST, HoldState.ACCEPTED)) {
      return List.of(lost("LND cancelled it after the award"));
    }
    if (!moves(LegEvent.LND_CANCELED)) {
      return List.of();
    }
    if (cancelCause == null) {
      // The node's clock ended it; this one may be a little behind.
      boolean expired = paid == null && expiresAt != null && expiresAt.isBefore(now.plusSeconds(5));
      cancelCause = expired ? LegCancelCause.INVOICE_EXPIRED : LegCancelCause.BY_LND;
    }
    return List.of(cancelled());
  }

  /** Its node is away and its HTLCs have run out. What LND says of it later is only compared. */
  public List<SettlementEvent> writeOff(Instant now) {
    writtenOff = true;
    return canceledByLnd(now);
  }

  /** LND, which is back, agrees; or somebody was called. */
  public void compared() {
    writtenOff = false;
  }

  public boolean isWrittenOff() {
    return writtenOff;
  }

  private LegCancelled cancelled() {
    return new LegCancelled(
        escrowId, orderId, legId, Objects.requireNonNull(cancelCause), paid != null);
  }

  private LegLost lost(String detail) {
    return new LegLost(escrowId, orderId, legId, amount, detail);
  }

  private boolean moves(LegEvent event, HoldState only) {
    return state == only && moves(event);
  }

  private boolean moves(LegEvent event) {
    return LegTransitions.next(state, event)
        .map(next -> {
          state = next;
          return true;
        })
        .orElse(false);
  }

  public UUID legId() {
    return legId;
  }

  public UUID escrowId() {
    return escrowId;
  }

  public UUID orderId() {
    return orderId;
  }

  public int position() {
    return position;
  }

  public Msat amount() {
    return amount;
  }

  public PaymentHash paymentHash() {
    return new PaymentHash(paymentHash);
  }

  public SealedPreimage preimage() {
    return preimage;
  }

  public HoldState state() {
    return state;
  }

  /** Null until a node is chosen; it never changes after. */
  public @Nullable String node() {
    return node;
  }

  public @Nullable String paymentRequest() {
    return paymentRequest;
  }

  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  public boolean awarded() {
    return awarded;
  }

  /** The earliest expiry of its HTLCs; null until it is ACCEPTED. */
  public @Nullable BlockHeight earliestExpiry() {
    return earliestExpiry == null ? null : BlockHeight.of(earliestExpiry);
  }
}
