package dev.holdfast.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.PayableLeg;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderEvent;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderFunded;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderSplitAgreed;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.FeeRate;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.StateDiagrams;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
  private static final Msat SPLITTABLE = Msat.ofSat(30_000);
  private static final Msat PRICE = Msat.ofSat(1_000);
  private static final OrderPolicy POLICY =
      new OrderPolicy(
          Duration.ofSeconds(600),
          Duration.ofSeconds(600),
          new FeeRate(100),
          Msat.ofSat(1_000),
          new HtlcBudget(720, 18, 18),
          50,
          200,
          500);

  @Test
  void an_order_freezes_the_terms_of_the_version_it_bought() {
    Order order = order(offer(PRICE, 60, SplitStep.STEP_5));
    OrderPlaced told = only(order.placed(false), OrderPlaced.class);
    assertThat(told.offerVersion()).isEqualTo(3);
    assertThat(told.terms().priceMsat()).isEqualTo(PRICE);
    assertThat(told.terms().feeMsat()).isEqualTo(Msat.ofSat(10));
    assertThat(told.payBy()).isEqualTo(T0.plusSeconds(600));
  }

  @Test
  void a_price_too_small_for_its_legs_is_bought_in_larger_steps() {
    assertThat(POLICY.termsFor(offer(PRICE, 60, SplitStep.STEP_1)).splitStep())
        .isEqualTo(SplitStep.WHOLE);
    assertThat(POLICY.termsFor(offer(Msat.ofSat(200_000), 60, SplitStep.STEP_1)).splitStep())
        .isEqualTo(SplitStep.STEP_1);
  }

  @Test
  void windows_that_no_htlc_outlives_are_refused_with_the_longest_possible() {
    assertThatExceptionOfType(OrderRefusal.WindowTooLong.class)
        .isThrownBy(() -> POLICY.termsFor(offer(PRICE, 30L * 24 * 3_600, SplitStep.WHOLE)))
        .withMessageContaining(
            "the longest possible is " + POLICY.budget().longestWindows().toSeconds() + " s");
    assertThatExceptionOfType(OrderRefusal.PriceTooSmall.class)
        .isThrownBy(() -> POLICY.termsFor(offer(Msat.ofSat(9), 60, SplitStep.WHOLE)));
  }

  @Test
  void a_whole_life_ends_completed_and_tells_what_became_of_the_money() {
    Order order = delivered();
    assertThat(only(order.accept(at(3)), OrderAccepted.class).bySilence()).isFalse();
    assertThat(order.accept(at(4)).events()).isEmpty();
    OrderClosed closed =
        only(order.finished(finish(EscrowOutcome.SETTLED, 100), at(5)), OrderClosed.class);
    assertThat(closed.outcome()).isEqualTo(OrderOutcome.ACCEPTED);
    assertThat(closed.wasLocked()).isTrue();
    assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
    assertThat(order.isFinal()).isTrue();
    assertThat(order.finished(finish(EscrowOutcome.REFUNDED, 0), at(6)).events()).isEmpty();
    assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
  }

  @Test
  void an_order_nobody_paid_expires_at_its_time_and_not_before() {
    Order order = payable();
    assertThat(order.windowOver(T0.plusSeconds(599)).events()).isEmpty();
    only(order.windowOver(T0.plusSeconds(600)), OrderExpired.class);
    assertThat(order.state()).isEqualTo(OrderState.EXPIRED);
    order.finished(finish(EscrowOutcome.CLOSED, 0), at(601));
    assertThat(order.outcome()).isEqualTo(OrderOutcome.EXPIRED);
  }

  @Test
  void money_that_locks_after_the_order_expired_goes_back() {
    Order order = payable();
    order.windowOver(T0.plusSeconds(600));
    assertThat(order.locked(locked(order), T0.plusSeconds(601)).events()).isEmpty();
    assertThat(order.state()).isEqualTo(OrderState.EXPIRED);
    order.finished(finish(EscrowOutcome.REFUNDED, 0), at(602));
    assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
  }

  @Test
  void a_provider_that_misses_its_window_loses_the_order_and_the_buyer_nothing() {
    Order order = funded();
    assertThat(order.windowOver(at(60)).events()).isEmpty();
    only(order.windowOver(at(61)), OrderTimedOut.class);
    assertThatExceptionOfType(OrderRefusal.WrongState.class)
        .isThrownBy(() -> order.deliver(result(), "lnsb1", at(62)));
    order.finished(finish(EscrowOutcome.REFUNDED, 0), at(63));
    assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
    assertThat(order.outcome()).isEqualTo(OrderOutcome.TIMED_OUT);
  }

  @Test
  void a_buyer_who_is_silent_through_the_review_has_accepted() {
    Order order = delivered();
    assertThat(only(order.windowOver(at(2 + 70)), OrderAccepted.class).bySilence()).isTrue();
    assertThat(order.outcome()).isEqualTo(OrderOutcome.ACCEPTED_BY_SILENCE);
  }

  @Test
  void the_buyer_cancels_until_it_has_paid_and_the_provider_until_the_end_is_agreed() {
    assertThat(payable().cancel(Party.BUYER, at(1)).events()).hasSize(1);
    assertThatExceptionOfType(OrderRefusal.WrongState.class)
        .isThrownBy(() -> funded().cancel(Party.BUYER, at(2)));
    assertThat(funded().cancel(Party.PROVIDER, at(2)).events()).hasSize(1);
    assertThat(delivered().cancel(Party.PROVIDER, at(3)).events()).hasSize(1);
    Order accepted = delivered();
    accepted.accept(at(3));
    assertThatExceptionOfType(OrderRefusal.WrongState.class)
        .isThrownBy(() -> accepted.cancel(Party.PROVIDER, at(4)));
  }

  @Test
  void a_cancelled_order_whose_money_was_locked_ends_refunded() {
    Order order = funded();
    order.cancel(Party.PROVIDER, at(2));
    assertThat(order.cancel(Party.PROVIDER, at(3)).events()).isEmpty();
    order.finished(finish(EscrowOutcome.REFUNDED, 0), at(4));
    assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
    assertThat(order.outcome()).isEqualTo(OrderOutcome.CANCELLED_BY_PROVIDER);
  }

  @Test
  void a_dispute_tells_the_arbiter_whether_there_was_a_delivery_and_ends_resolved() {
    assertThat(
            only(funded().dispute(Party.BUYER, "late", null, at(2)), OrderDisputed.class)
                .delivered())
        .isFalse();
    Order order = delivered();
    OrderDisputed told =
        only(order.dispute(Party.BUYER, "wrong", "all of it", at(3)), OrderDisputed.class);
    assertThat(told.delivered()).isTrue();
    assertThat(told.decideBy()).isEqualTo(at(3 + 80));
    assertThat(order.windowOver(at(10_000)).events()).isEmpty();
    order.decided(decided(DecisionReason.AWARDED, 0), at(4));
    order.finished(finish(EscrowOutcome.REFUNDED, 0), at(5));
    assertThat(order.state()).isEqualTo(OrderState.RESOLVED);
    assertThat(order.outcome()).isEqualTo(OrderOutcome.AWARDED);
  }

  @Test
  void at_the_guard_the_order_follows_the_escrow() {
    Order idle = funded();
    idle.decided(decided(DecisionReason.GUARD, 0), at(2));
    assertThat(idle.state()).isEqualTo(OrderState.TIMED_OUT);
    Order done = delivered();
    done.decided(decided(DecisionReason.GUARD, 100), at(3));
    assertThat(done.state()).isEqualTo(OrderState.ACCEPTED);
    Order accepted = delivered();
    accepted.accept(at(3));
    accepted.decided(decided(DecisionReason.GUARD, 100), at(4));
    assertThat(accepted.outcome()).isEqualTo(OrderOutcome.ACCEPTED);
  }

  /** The escrow's first decision stands, whatever the provider was told a moment before. */
  @Test
  void a_cancellation_that_crosses_a_guard_that_pays_ends_as_the_money_went() {
    Order order = delivered();
    order.cancel(Party.PROVIDER, at(3));
    order.decided(decided(DecisionReason.GUARD, 100), at(4));
    order.finished(finish(EscrowOutcome.SETTLED, 100), at(5));
    assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
    assertThat(order.outcome()).isEqualTo(OrderOutcome.ACCEPTED_BY_SILENCE);
  }

  @Test
  void no_row_leads_out_of_a_final_state_but_where_money_went_otherwise() {
    Set<OrderState> over =
        EnumSet.of(OrderState.COMPLETED, OrderState.REFUNDED, OrderState.RESOLVED);
    for (OrderState state : over) {
      for (OrderCause cause : OrderCause.values()) {
        assertThat(OrderTransitions.next(state, cause)).as("%s by %s", state, cause).isEmpty();
      }
    }
    for (OrderCause cause : OrderCause.values()) {
      for (OrderState state : List.of(OrderState.CANCELLED, OrderState.EXPIRED)) {
        assertThat(OrderTransitions.next(state, cause).isPresent())
            .as("%s by %s", state, cause)
            .isEqualTo(
                cause == OrderCause.MONEY_RETURNED
                    || (state == OrderState.CANCELLED && cause == OrderCause.GUARD_PAYS));
      }
    }
  }

  @Test
  void what_a_party_is_told_it_may_do_is_what_it_may_do() {
    assertThat(payable().actionsOf("buyer")).containsOnly(OrderAction.PAY, OrderAction.CANCEL);
    assertThat(payable().actionsOf("provider")).containsOnly(OrderAction.CANCEL);
    assertThat(funded().actionsOf("buyer"))
        .containsOnly(OrderAction.DISPUTE, OrderAction.OFFER_SPLIT);
    assertThat(funded().actionsOf("provider"))
        .containsOnly(
            OrderAction.DELIVER, OrderAction.CANCEL, OrderAction.DISPUTE, OrderAction.OFFER_SPLIT);
    assertThat(delivered().actionsOf("buyer"))
        .containsOnly(OrderAction.ACCEPT, OrderAction.DISPUTE, OrderAction.OFFER_SPLIT);
  }

  @Test
  void the_diagram_in_the_documents_is_the_table_in_the_code() {
    StateDiagrams.check("docs/states/order.md", "Order", OrderTransitions.mermaid());
  }

  @Test
  void the_parties_settle_between_themselves_when_one_accepts_what_the_other_offered() {
    Order order = delivered(SplitStep.STEP_5);
    order.offerSplit(Party.BUYER, Percent.of(35), at(3));
    assertThat(order.actionsOf("provider")).contains(OrderAction.ACCEPT_SPLIT);
    assertThat(order.actionsOf("buyer")).doesNotContain(OrderAction.ACCEPT_SPLIT);

    OrderSplitAgreed agreed =
        only(order.acceptSplit(Party.PROVIDER, Percent.of(35), at(4)), OrderSplitAgreed.class);

    assertThat(agreed.providerPercent()).isEqualTo(35);
    assertThat(order.state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(order.outcome()).isEqualTo(OrderOutcome.AGREED);
    assertThat(order.acceptSplit(Party.PROVIDER, Percent.of(35), at(5)).events()).isEmpty();
  }

  @Test
  void nobody_accepts_its_own_offer_or_one_that_was_changed_or_one_off_the_step() {
    Order order = delivered(SplitStep.STEP_5);
    assertThatThrownBy(() -> order.acceptSplit(Party.BUYER, Percent.of(50), at(3)))
        .isInstanceOf(OrderRefusal.NoSuchSplit.class);
    order.offerSplit(Party.BUYER, Percent.of(50), at(3));
    assertThatThrownBy(() -> order.acceptSplit(Party.BUYER, Percent.of(50), at(4)))
        .isInstanceOf(OrderRefusal.NoSuchSplit.class);
    order.offerSplit(Party.BUYER, Percent.of(40), at(4));
    assertThatThrownBy(() -> order.acceptSplit(Party.PROVIDER, Percent.of(50), at(5)))
        .isInstanceOf(OrderRefusal.NoSuchSplit.class)
        .hasMessageContaining("40 percent by the buyer");
    assertThatThrownBy(() -> order.offerSplit(Party.PROVIDER, Percent.of(33), at(5)))
        .isInstanceOf(OrderRefusal.OffTheStep.class);
    assertThat(order.state()).isEqualTo(OrderState.DELIVERED);
  }

  @Test
  void both_sides_are_reminded_twice_before_silence_is_taken_for_acceptance() {
    Order order = delivered();
    assertThat(order.remind(at(36)).notices()).isEmpty();
    assertThat(order.remind(at(37)).notices())
        .extracting(OrderChange.Notice::type)
        .containsExactly("order.review-ending");
    assertThat(order.remind(at(38)).notices()).isEmpty();
    assertThat(order.remind(at(65)).notices()).hasSize(1);
    assertThat(order.remind(at(71)).notices()).isEmpty();
    assertThat(order.windowOver(at(72)).events()).singleElement().isInstanceOf(OrderAccepted.class);
  }

  @Test
  void a_quote_is_good_for_one_order_of_its_offer_until_it_expires() {
    OfferVersion offer = offer(PRICE, 60, SplitStep.WHOLE);
    Quote quote = new Quote(UUID.randomUUID(), "buyer", offer, POLICY.termsFor(offer), at(600));
    UUID order = UUID.randomUUID();
    assertThatThrownBy(() -> quote.use(order, UUID.randomUUID(), at(1)))
        .isInstanceOf(OrderRefusal.QuoteUnusable.class)
        .hasMessageContaining("is for the offer");
    assertThatThrownBy(() -> quote.use(order, null, at(600)))
        .isInstanceOf(OrderRefusal.QuoteUnusable.class)
        .hasMessageContaining("expired");
    quote.use(order, offer.offerId(), at(599));
    assertThatThrownBy(() -> quote.use(UUID.randomUUID(), null, at(599)))
        .hasMessageContaining("was used for the order " + order);
    assertThat(quote.termsFor(offer)).isEqualTo(POLICY.termsFor(offer));
  }

  @Test
  void a_split_agreed_in_a_dispute_waits_for_the_escrow_to_say_that_it_came_first() {
    Order order = delivered(SplitStep.STEP_5);
    order.dispute(Party.BUYER, "reason", null, at(3));
    order.offerSplit(Party.PROVIDER, Percent.of(80), at(4));
    only(order.acceptSplit(Party.BUYER, Percent.of(80), at(5)), OrderSplitAgreed.class);
    assertThat(order.state()).isEqualTo(OrderState.DISPUTED);

    order.decided(decided(DecisionReason.AWARDED, 0), at(6));

    assertThat(order.outcome()).isEqualTo(OrderOutcome.AWARDED);
    assertThat(order.providerPercent()).isZero();
  }

  @Test
  void what_the_deadline_would_halve_needs_legs_that_can_be_halved() {
    OfferVersion small = halved(Msat.ofSat(1_000));
    assertThatThrownBy(() -> POLICY.termsFor(small))
        .isInstanceOf(OrderRefusal.PriceTooSmallForSplit.class);
    assertThat(POLICY.termsFor(halved(Msat.ofSat(20_000))).splitStep()).isEqualTo(SplitStep.STEP_5);
  }

  private static OfferVersion halved(Msat price) {
    OfferVersion whole = offer(price, 60, SplitStep.STEP_5);
    return new OfferVersion(
        whole.offerId(),
        1,
        1,
        OfferState.ACTIVE,
        "provider",
        "Title",
        price,
        "{}",
        "{}",
        60,
        70,
        80,
        SplitStep.STEP_5,
        DeadlineOutcome.SPLIT_50,
        10,
        "[]");
  }

  private static Order payable() {
    return payable(SplitStep.WHOLE);
  }

  private static Order payable(SplitStep step) {
    Order order = order(offer(step == SplitStep.WHOLE ? PRICE : SPLITTABLE, 60, step));
    PayableLeg leg = new PayableLeg(UUID.randomUUID(), 0, PRICE, "hash", "lnsb1");
    order.payable(new EscrowPayable(UUID.randomUUID(), order.orderId(), List.of(leg)), T0);
    return order;
  }

  private static Order funded() {
    return funded(SplitStep.WHOLE);
  }

  private static Order funded(SplitStep step) {
    Order order = payable(step);
    only(order.locked(locked(order), at(1)), OrderFunded.class);
    return order;
  }

  private static Order delivered() {
    return delivered(SplitStep.WHOLE);
  }

  private static Order delivered(SplitStep step) {
    Order order = funded(step);
    order.deliver(result(), "lnsb1", at(2));
    return order;
  }

  private static Order order(OfferVersion offer) {
    return new Order(
        UUID.randomUUID(), "buyer", offer, POLICY.termsFor(offer), null, "{}", "key", T0);
  }

  private static OfferVersion offer(Msat price, long deliverySeconds, SplitStep step) {
    return new OfferVersion(
        UUID.randomUUID(),
        3,
        3,
        OfferState.ACTIVE,
        "provider",
        "Title",
        price,
        "{}",
        "{}",
        deliverySeconds,
        70,
        80,
        step,
        DeadlineOutcome.REFUND,
        10,
        "[]");
  }

  private static Result result() {
    return new Result("{}", null, "00", null);
  }

  private static EscrowLocked locked(Order order) {
    return new EscrowLocked(
        UUID.randomUUID(), order.orderId(), BlockHeight.of(900), BlockHeight.of(936), T0);
  }

  private static EscrowDecided decided(DecisionReason reason, int percent) {
    return new EscrowDecided(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "provider",
        reason,
        percent,
        List.of(),
        List.of(),
        PRICE,
        Msat.ZERO,
        PRICE,
        null,
        true,
        T0);
  }

  private static EscrowFinished finish(EscrowOutcome outcome, int percent) {
    return new EscrowFinished(
        UUID.randomUUID(),
        UUID.randomUUID(),
        outcome,
        DecisionReason.ACCEPTED,
        percent,
        PRICE,
        Msat.ZERO,
        Msat.ZERO,
        Msat.ZERO,
        PayoutOutcome.PAID,
        PRICE,
        Msat.ZERO,
        false,
        T0);
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private static <E extends OrderEvent> E only(OrderChange change, Class<E> type) {
    assertThat(change.events()).singleElement().isInstanceOf(type);
    return type.cast(change.events().getFirst());
  }
}
