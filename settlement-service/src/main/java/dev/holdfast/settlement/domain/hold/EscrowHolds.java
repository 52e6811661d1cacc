package dev.holdfast.settlement.domain.hold;

import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.NewHold;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /** Each of them has this escrow's id as a column of its own, so nothing is written from here. */
  @OneToMany(cascade = CascadeType.PERSIST)
  @JoinColumn(name = "escrow_id", insertable = false, updatable = false)
  private List<Hold> legs;

  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected EscrowHolds() {}

  public EscrowHolds(LegsPlanned plan, List<Hold> legs) {
    this.legs = new ArrayList<>(legs);
    escrowId = plan.escrowId();
    orderId = plan.orderId();
    finalCltvBlocks = plan.finalCltvBlocks();
    invoiceExpirySeconds = plan.invoiceExpirySeconds();
    memo = plan.memo();
    payoutReserve = plan.payoutReserveMsat();
    buyerHasHistory = plan.buyerHasHistory();
  }

  /** All legs of an escrow are on one node, and stay there. */
  public void openOn(String chosen) {
    if (node != null || closed) {
      return;
    }
    node = chosen;
    legs.forEach(hold -> hold.intendToOpenOn(chosen));
  }

  /** What is still to be made where a node was chosen; empty where nothing is. */
  public Optional<ToOpen> toOpen() {
    if (node == null || closed || openTold) {
      return Optional.empty();
    }
    Map<UUID, NewHold> invoices =
        legs.stream()
            .filter(leg -> leg.state() == HoldState.PLANNED)
            .collect(Collectors.toMap(Hold::legId, this::invoiceOf));
    return invoices.isEmpty()
        ? Optional.empty()
        : Optional.of(new ToOpen(escrowId, node, invoices));
  }

  private NewHold invoiceOf(Hold hold) {
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
  public List<SettlementEvent> openedIfAllAre() {
    if (openTold || closed || legs.stream().anyMatch(h -> h.state() != HoldState.OPEN)) {
      return List.of();
    }
    openTold = true;
    List<OpenedLeg> opened =
        legs.stream()
            .sorted(Comparator.comparingInt(Hold::position))
            .map(h ->
                new OpenedLeg(
                    h.legId(),
                    h.paymentHash().hex(),
                    Objects.requireNonNull(h.paymentRequest()),
                    Objects.requireNonNull(h.expiresAt())))
            .toList();
    return List.of(new LegsOpened(escrowId, orderId, Objects.requireNonNull(node), opened));
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

  /** To be asked where the escrow was locked, made, or found with them. */
  public List<Hold> legs() {
    return List.copyOf(legs);
  }

  /**
   * @throws IllegalArgumentException for a leg of another escrow
   */
  public Hold leg(UUID legId) {
    return legs.stream()
        .filter(leg -> leg.legId().equals(legId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no leg of " + escrowId + ": " + legId));
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
