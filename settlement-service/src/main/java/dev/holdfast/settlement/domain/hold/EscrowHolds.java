package dev.holdfast.settlement.domain.hold;

import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.NewHold;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the legs of one escrow have in common. Its row is locked first by whoever changes one of the
 * legs or the payout, so that "all legs are open" or "all are settled" is said once.
 */
@Entity
@Table(name = "escrow_holds")
public class EscrowHolds {
  @Id private UUID escrowId;
  private UUID orderId;
  private @Nullable String node;
  private int finalCltvBlocks;
  private long invoiceExpirySeconds;
  private String memo;

  @Column(name = "payout_reserve_msat")
  private Msat payoutReserve;

  private boolean buyerHasHistory;
  private boolean delayTold;
  private boolean openTold;
  private boolean closed;
  private @Nullable Integer guardHeight;
  private boolean decided;
  private boolean settleFirst;
  private boolean takeFirst;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected EscrowHolds() {}

  public EscrowHolds(LegsPlanned plan) {
    escrowId = plan.escrowId();
    orderId = plan.orderId();
    finalCltvBlocks = plan.finalCltvBlocks();
    invoiceExpirySeconds = plan.invoiceExpirySeconds();
    memo = plan.memo();
    payoutReserve = plan.payoutReserveMsat();
    buyerHasHistory = plan.buyerHasHistory();
  }

  /** All legs of an escrow are on one node, and stay there. */
  public void openOn(String chosen, List<Hold> holds) {
    if (node != null || closed) {
      return;
    }
    node = chosen;
    holds.forEach(hold -> hold.intendToOpenOn(chosen));
  }

  public NewHold invoiceOf(Hold hold) {
    return new NewHold(
        hold.paymentHash(), hold.amount(), finalCltvBlocks, invoiceExpirySeconds, memo);
  }

  /** Told once, however often the legs are tried. */
  public List<SettlementEvent> delayed(String reason, Instant now) {
    if (delayTold || openTold || closed) {
      return List.of();
    }
    delayTold = true;
    return List.of(new LegsDelayed(escrowId, orderId, reason, now));
  }

  /** Told once, when the last leg has its invoice. */
  public List<SettlementEvent> openedIfAllAre(List<Hold> holds) {
    if (openTold || closed || holds.stream().anyMatch(h -> h.state() != HoldState.OPEN)) {
      return List.of();
    }
    openTold = true;
    List<OpenedLeg> legs =
        holds.stream()
            .sorted(Comparator.comparingInt(Hold::position))
            .map(h ->
                new OpenedLeg(
                    h.legId(),
                    h.paymentHash().hex(),
                    Objects.requireNonNull(h.paymentRequest()),
                    Objects.requireNonNull(h.expiresAt())))
            .toList();
    return List.of(new LegsOpened(escrowId, orderId, Objects.requireNonNull(node), legs));
  }

  public void close() {
    closed = true;
  }

  public void lockedUntil(BlockHeight guard) {
    guardHeight = guard.value();
  }

  /** Whether the decision is new. A second one of the same escrow can only say: settle first. */
  public boolean decide(boolean settlesFirst) {
    boolean first = !decided;
    decided = true;
    settleFirst |= settlesFirst;
    return first;
  }

  public void settleFirst() {
    settleFirst = true;
  }

  /** The legs are settled, for good, before the provider is paid. */
  public void takeFirst() {
    takeFirst = true;
  }

  public boolean isTakeFirst() {
    return takeFirst;
  }

  /** Blocks that are left before the guard acts; none where the guard height is not known. */
  public int blocksToGuard(BlockHeight now) {
    return Optional.ofNullable(guardHeight).map(guard -> guard - now.value()).orElse(0);
  }

  public UUID escrowId() {
    return escrowId;
  }

  public UUID orderId() {
    return orderId;
  }

  public @Nullable String node() {
    return node;
  }

  public Msat payoutReserve() {
    return payoutReserve;
  }

  public boolean buyerHasHistory() {
    return buyerHasHistory;
  }

  public boolean isOpenTold() {
    return openTold;
  }

  public boolean isClosed() {
    return closed;
  }

  public boolean isDecided() {
    return decided;
  }

  public boolean isSettleFirst() {
    return settleFirst;
  }
}
