package dev.holdfast.escrow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.StateDiagrams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscrowTest {

  private static final Instant T0 = Instant.EPOCH;
  private static final Msat PRICE = Msat.of(1_234_567);

  private final Map<String, Long> books = new HashMap<>();
  private final List<Object> told = new ArrayList<>();

  @Test
  void a_whole_life_leaves_the_escrow_account_empty_and_the_books_at_zero() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.delivered("lnsb1invoice"));
    book(escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    book(escrow.payoutSucceeded(paid(escrow, escrow.due(), Msat.of(7)), T0));
    book(escrow.legSettled(escrow.legs().getFirst().legId(), PRICE, T0));

    assertThat(escrow.state()).isEqualTo(EscrowState.SETTLED);
    assertThat(last(EscrowFinished.class).payout()).isEqualTo(PayoutOutcome.PAID);
    assertThat(books.get(Accounts.escrow(escrow.escrowId()))).isZero();
    assertThat(books.get(Accounts.FEES)).isEqualTo(-12_346);
    assertThat(books.get(Accounts.ROUTING)).isEqualTo(7);
    assertThat(books.get(Accounts.LIGHTNING)).isEqualTo(12_346 - 7);
    assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @Test
  void for_every_award_of_every_step_share_and_refund_and_fee_are_the_price() {
    for (SplitStep step : SplitStep.values()) {
      for (long price : new long[] {2_000_000, 1_999_999_999, 100_000_001, 123_456_789}) {
        for (int percent = 0; percent <= 100; percent += step.percent()) {
          books.clear();
          told.clear();
          Escrow escrow = locked(step, Msat.of(price));
          book(escrow.decide(Percent.of(percent), DecisionReason.AWARDED, T0));
          EscrowDecided decided = last(EscrowDecided.class);
          carryOut(escrow, decided);
          EscrowFinished finished = last(EscrowFinished.class);
          assertThat(
                  finished.paidMsat().value()
                      + finished.refundedMsat().value()
                      + finished.feeMsat().value())
              .as("%s %d %d", step, price, percent)
              .isEqualTo(price);
          assertThat(books.getOrDefault(Accounts.escrow(escrow.escrowId()), 0L)).isZero();
          assertThat(books.getOrDefault(Accounts.HELD, 0L)).isZero();
        }
      }
    }
  }

  @Test
  void it_is_locked_only_with_its_last_leg_and_guarded_from_the_earliest_expiry() {
    Escrow escrow = payable(SplitStep.STEP_5, Msat.ofSat(100_000));
    List<EscrowLeg> legs = escrow.legs();
    for (int i = 0; i < legs.size(); i++) {
      assertThat(escrow.state()).isEqualTo(EscrowState.PAYABLE);
      book(accept(escrow, legs.get(i), legs.get(i).amount(), 1_000 + i));
    }
    assertThat(escrow.state()).isEqualTo(EscrowState.LOCKED);
    assertThat(last(EscrowLocked.class).guardHeight()).isEqualTo(BlockHeight.of(1_000 - 18 - 18));
  }

  @Test
  void an_order_that_ends_unpaid_closes_its_escrow_and_cancels_every_leg() {
    Escrow escrow = payable(SplitStep.STEP_5, Msat.ofSat(100_000));
    EscrowLeg first = escrow.legs().getFirst();
    book(accept(escrow, first, first.amount(), 1_000));
    book(escrow.orderEnded(DecisionReason.TIMED_OUT, T0));
    assertThat(last(EscrowClosed.class).cancelLegs()).hasSize(5);
    escrow.legs().forEach(leg -> book(escrow.legCancelled(leg.legId(), T0)));
    assertThat(last(EscrowFinished.class).outcome()).isEqualTo(EscrowOutcome.CLOSED);
    assertThat(books.getOrDefault(Accounts.HELD, 0L)).isZero();
  }

  @Test
  void a_leg_that_goes_before_the_lock_takes_all_others_with_it() {
    Escrow escrow = payable(SplitStep.STEP_5, Msat.ofSat(100_000));
    book(escrow.legCancelled(escrow.legs().get(2).legId(), T0));
    assertThat(escrow.state()).isEqualTo(EscrowState.CLOSED);
    assertThat(last(EscrowClosed.class).cancelLegs()).hasSize(5);
  }

  @Test
  void a_cancellation_that_crosses_the_lock_gives_the_money_back() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.orderEnded(DecisionReason.CANCELLED, T0));
    assertThat(last(EscrowDecided.class).cancelLegs()).hasSize(1);
    book(escrow.legCancelled(escrow.legs().getFirst().legId(), T0));
    assertThat(escrow.state()).isEqualTo(EscrowState.REFUNDED);
  }

  @Test
  void an_award_that_comes_before_its_dispute_waits_for_the_work_and_its_invoice() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.awarded(Percent.ALL, T0));
    assertThat(escrow.state()).isEqualTo(EscrowState.LOCKED);
    book(escrow.delivered("lnsb1invoice"));
    book(escrow.disputed(T0));
    book(escrow.decideWhatCameEarly(T0));
    assertThat(last(EscrowDecided.class).reason()).isEqualTo(DecisionReason.AWARDED);
    assertThat(last(EscrowDecided.class).payoutInvoice()).isEqualTo("lnsb1invoice");
  }

  @Test
  void a_lapse_that_comes_before_its_dispute_ends_it_by_the_terms_all_the_same() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.disputeLapsed(T0));
    assertThat(escrow.state()).isEqualTo(EscrowState.LOCKED);
    book(escrow.disputed(T0));
    book(escrow.decideWhatCameEarly(T0));
    assertThat(last(EscrowDecided.class).reason()).isEqualTo(DecisionReason.DISPUTE_LAPSED);
  }

  @Test
  void the_first_decision_stands_and_every_later_one_changes_nothing() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    assertThat(escrow.decide(Percent.NOTHING, DecisionReason.AWARDED, T0).events()).isEmpty();
    assertThat(escrow.orderEnded(DecisionReason.TIMED_OUT, T0).events()).isEmpty();
    assertThat(escrow.awardPercent()).isEqualTo(100);
  }

  @Test
  void at_the_guard_what_was_delivered_is_paid_and_what_was_not_goes_back() {
    Escrow idle = locked(SplitStep.WHOLE, PRICE);
    book(idle.guardReached(T0));
    assertThat(last(EscrowDecided.class).providerPercent()).isZero();

    Escrow delivered = locked(SplitStep.WHOLE, PRICE);
    book(delivered.delivered(null));
    book(delivered.guardReached(T0));
    assertThat(last(EscrowDecided.class).providerPercent()).isEqualTo(100);
    assertThat(last(EscrowDecided.class).settleFirst()).isTrue();
  }

  @Test
  void at_the_guard_a_dispute_ends_by_the_terms_and_a_decision_is_settled_first_once() {
    Escrow disputed = locked(SplitStep.WHOLE, PRICE);
    book(disputed.disputed(T0));
    book(disputed.guardReached(T0));
    assertThat(last(EscrowDecided.class).providerPercent()).isZero();

    Escrow decided = locked(SplitStep.WHOLE, PRICE);
    book(decided.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    book(decided.guardReached(T0));
    assertThat(last(EscrowDecided.class).settleFirst()).isTrue();
    assertThat(decided.guardReached(T0).events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"REFUND, 0", "PAY, 100", "SPLIT_50, 50"})
  void at_the_guard_an_open_dispute_ends_as_the_terms_say(DeadlineOutcome terms, int percent) {
    Escrow disputed = locked(SplitStep.STEP_5, Msat.of(20_000_003), terms);
    book(disputed.disputed(T0));
    book(disputed.guardReached(T0));
    assertThat(last(EscrowDecided.class).providerPercent()).isEqualTo(percent);
    assertThat(last(EscrowDecided.class).settleFirst()).isTrue();
  }

  @Test
  void a_small_overpayment_is_income_of_the_market() {
    Escrow escrow = payable(SplitStep.WHOLE, PRICE);
    Msat paid = PRICE.plus(Msat.of(500));
    book(accept(escrow, escrow.legs().getFirst(), paid, 1_000));
    book(escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    book(escrow.legSettled(escrow.legs().getFirst().legId(), paid, T0));
    assertThat(books.get(Accounts.EXCESS)).isEqualTo(-500);
  }

  @Test
  void a_leg_that_lnd_gave_back_after_the_payout_is_the_markets_loss() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    book(escrow.payoutSucceeded(paid(escrow, escrow.due(), Msat.ZERO), T0));
    book(escrow.legLost(escrow.legs().getFirst().legId(), T0));
    assertThat(books.get(Accounts.LOSS)).isEqualTo(PRICE.value());
    assertThat(escrow.isFinished()).isTrue();
    assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @Test
  void what_is_left_of_the_routing_budget_is_the_providers_credit() {
    Escrow escrow = locked(SplitStep.WHOLE, PRICE);
    book(escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, T0));
    book(escrow.payoutSucceeded(paid(escrow, escrow.due().minus(Msat.of(100)), Msat.of(30)), T0));
    assertThat(books.get(Accounts.balance("provider"))).isEqualTo(-70);
  }

  @Test
  void a_dispute_that_nobody_decides_is_halved_where_the_terms_say_so() {
    Escrow escrow = locked(SplitStep.STEP_5, Msat.of(20_000_003), DeadlineOutcome.SPLIT_50);
    book(escrow.disputed(T0));
    book(escrow.disputeLapsed(T0));
    EscrowDecided decided = last(EscrowDecided.class);
    assertThat(decided.providerPercent()).isEqualTo(50);
    carryOut(escrow, decided);
    assertThat(last(EscrowFinished.class).outcome()).isEqualTo(EscrowOutcome.SPLIT);
  }

  @Test
  void what_is_in_custody_is_plainly_marked_until_an_award_credits_both_sides() {
    Escrow escrow = locked(SplitStep.STEP_5, Msat.of(20_000_003), DeadlineOutcome.CUSTODY);
    book(escrow.disputed(T0));
    book(escrow.guardReached(T0));
    String custody = Accounts.custody(escrow.escrowId());
    assertThat(escrow.state()).isEqualTo(EscrowState.CUSTODY);
    assertThat(last(EscrowTakenIntoCustody.class).settleLegs()).hasSize(5);
    assertThat(books.get(custody)).isEqualTo(-20_000_003);
    escrow.legs().forEach(leg -> book(escrow.legSettled(leg.legId(), leg.amount(), T0)));
    assertThat(books.get(Accounts.escrow(escrow.escrowId()))).isZero();
    assertThat(escrow.isFinished()).isFalse();

    book(escrow.decide(Percent.of(35), DecisionReason.AWARDED, T0));

    EscrowFinished finished = last(EscrowFinished.class);
    assertThat(finished.custody()).isTrue();
    assertThat(books.get(custody)).isZero();
    assertThat(owed(Accounts.balance("provider"))).isEqualTo(finished.creditedMsat().value());
    assertThat(owed(Accounts.balance("buyer"))).isEqualTo(finished.refundedMsat().value());
    assertThat(owed(Accounts.FEES)).isEqualTo(finished.feeMsat().value());
    assertThat(books.get(Accounts.LIGHTNING)).isEqualTo(20_000_003);
  }

  @Test
  void an_entry_that_does_not_sum_to_zero_cannot_be_built() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JournalEntry.of(EntryKind.FEE).line("a", 1).line("b", -2).build());
  }

  @Test
  void the_diagram_in_the_documents_is_the_table_in_the_code() {
    StateDiagrams.check("docs/states/escrow.md", "Escrow", EscrowTransitions.mermaid());
  }

  private Escrow payable(SplitStep step, Msat price) {
    return payable(step, price, DeadlineOutcome.REFUND);
  }

  private Escrow payable(SplitStep step, Msat price, DeadlineOutcome outcome) {
    Terms terms = new Terms(price, 100, Msat.ZERO, step, 600, 600, 600, 600, outcome);
    OrderPlaced order =
        new OrderPlaced(
            UUID.randomUUID(), "buyer", "provider", UUID.randomUUID(), 1, terms, T0, T0, false);
    Escrow escrow = new Escrow(order, UUID.randomUUID(), UUID::randomUUID, T0);
    List<OpenedLeg> opened =
        escrow.legs().stream().map(leg -> new OpenedLeg(leg.legId(), "hash", "lnsb1", T0)).toList();
    book(escrow.legsOpened(new LegsOpened(escrow.escrowId(), escrow.orderId(), "n", opened), T0));
    return escrow;
  }

  private Escrow locked(SplitStep step, Msat price) {
    return locked(step, price, DeadlineOutcome.REFUND);
  }

  private Escrow locked(SplitStep step, Msat price, DeadlineOutcome outcome) {
    Escrow escrow = payable(step, price, outcome);
    escrow.legs().forEach(leg -> book(accept(escrow, leg, leg.amount(), 1_000)));
    return escrow;
  }

  private static Change accept(Escrow escrow, EscrowLeg leg, Msat paid, int expiry) {
    return escrow.legAccepted(
        new LegAccepted(
            escrow.escrowId(),
            escrow.orderId(),
            leg.legId(),
            paid,
            BlockHeight.of(500),
            BlockHeight.of(expiry),
            18,
            1),
        18,
        T0);
  }

  private static PayoutSucceeded paid(Escrow escrow, Msat amount, Msat routing) {
    return new PayoutSucceeded(
        UUID.randomUUID(),
        escrow.escrowId(),
        escrow.orderId(),
        "hash",
        escrow.due(),
        amount,
        routing,
        "02");
  }

  private void carryOut(Escrow escrow, EscrowDecided decided) {
    decided.cancelLegs().forEach(leg -> book(escrow.legCancelled(leg, T0)));
    if (!decided.dueMsat().isZero()) {
      book(escrow.payoutSucceeded(paid(escrow, decided.dueMsat(), Msat.ZERO), T0));
    }
    for (EscrowLeg leg : escrow.legs()) {
      if (decided.settleLegs().contains(leg.legId())) {
        book(escrow.legSettled(leg.legId(), leg.amount(), T0));
      }
    }
  }

  private long owed(String account) {
    return -books.getOrDefault(account, 0L);
  }

  private void book(Change change) {
    told.addAll(change.events());
    change.entries().stream()
        .flatMap(entry -> entry.lines().stream())
        .forEach(line -> books.merge(line.account(), line.amountMsat(), Long::sum));
  }

  private <E> E last(Class<E> type) {
    return Stream.of(told.reversed())
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }
}
