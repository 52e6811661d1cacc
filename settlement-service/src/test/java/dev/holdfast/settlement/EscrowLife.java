package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.FeeRate;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays escrow-service for one escrow. */
final class EscrowLife {
  static final String PROVIDER = "ab".repeat(32);

  final UUID escrowId;
  final UUID orderId;
  final List<PlannedLeg> legs;
  final EventProbe events;
  private boolean history;
  private BlockHeight guard = BlockHeight.of(0);

  EscrowLife(SettlementMarket market, Msat... amounts) {
    this(market.events, market.ids, amounts);
  }

  EscrowLife(EventProbe events, TimeBasedEpochGenerator ids, Msat... amounts) {
    this.events = events;
    escrowId = ids.generate();
    orderId = ids.generate();
    legs =
        IntStream.range(0, amounts.length)
            .mapToObj(i -> new PlannedLeg(ids.generate(), i, amounts[i]))
            .toList();
  }

  /** As an order of a buyer whose earlier orders were paid. */
  EscrowLife ofKnownBuyer() {
    history = true;
    return this;
  }

  EscrowLife plan() {
    events.publish(
        new LegsPlanned(escrowId, orderId, legs, 200, 600, "an order", Msat.of(price()), history));
    return this;
  }

  LegsOpened opened() {
    return await(LegsOpened.class);
  }

  EscrowLife planAndOpen() {
    plan().opened();
    return this;
  }

  List<CompletableFuture<Payment>> pay(TestWallet wallet) {
    return opened().legs().stream().map(leg -> wallet.pay(leg.paymentRequest())).toList();
  }

  List<LegAccepted> accepted() {
    return legs.stream()
        .map(leg -> events.await(LegAccepted.class, e -> e.legId().equals(leg.legId())))
        .toList();
  }

  /** Opened, paid, accepted and locked. */
  List<CompletableFuture<Payment>> lock(TestWallet wallet) {
    var payments = planAndOpen().pay(wallet);
    List<LegAccepted> accepted = accepted();
    BlockHeight earliest =
        accepted.stream()
            .map(LegAccepted::earliestExpiryHeight)
            .reduce(BlockHeight::min)
            .orElseThrow();
    guard = HtlcBudget.guardHeight(earliest, accepted.getFirst().holdExpiryDelta(), 18);
    events.publish(new EscrowLocked(escrowId, orderId, guard, earliest, Instant.now()));
    return payments;
  }

  /** At which escrow-service would execute it; known once it is locked. */
  int guardHeight() {
    return guard.value();
  }

  void close() {
    events.publish(new EscrowClosed(escrowId, orderId, legIds(), Instant.now()));
  }

  void decide(int percent, @Nullable String invoice) {
    decide(percent, invoice, false);
  }

  /** All legs, or none. */
  EscrowDecided decide(int percent, @Nullable String invoice, boolean settleFirst) {
    assertThat(percent).isIn(0, 100);
    List<UUID> settle = percent == 100 ? legIds() : List.of();
    return decide(settle, invoice, settleFirst);
  }

  EscrowDecided decide(List<UUID> settle, @Nullable String invoice, boolean settleFirst) {
    List<UUID> cancel = new ArrayList<>(legIds());
    cancel.removeAll(settle);
    Msat captured =
        legs.stream()
            .filter(leg -> settle.contains(leg.legId()))
            .map(PlannedLeg::amountMsat)
            .reduce(Msat.ZERO, Msat::plus);
    Msat fee = new FeeRate(100).feeOn(captured);
    EscrowDecided decision =
        new EscrowDecided(
            escrowId,
            orderId,
            PROVIDER,
            DecisionReason.ACCEPTED,
            Math.toIntExact(captured.value() * 100 / price()),
            settle,
            cancel,
            captured,
            fee,
            captured.minus(fee),
            invoice,
            settleFirst,
            Instant.now());
    events.publish(decision);
    return decision;
  }

  Msat due() {
    return dueOf(Msat.of(price()));
  }

  static Msat dueOf(Msat captured) {
    return captured.minus(new FeeRate(100).feeOn(captured));
  }

  /** The first leg for the provider, the others back; what the provider is due. */
  Msat decideFirstLeg(String invoice) {
    return decide(legIds().subList(0, 1), invoice, false).dueMsat();
  }

  <E extends SettlementEvent> E await(Class<E> type) {
    return events.await(type, e -> e.orderId().equals(orderId));
  }

  <E extends SettlementEvent> List<E> seen(Class<E> type) {
    return events.seen(type, e -> e.orderId().equals(orderId));
  }

  List<UUID> legIds() {
    return legs.stream().map(PlannedLeg::legId).toList();
  }

  private long price() {
    return legs.stream().mapToLong(leg -> leg.amountMsat().value()).sum();
  }
}
