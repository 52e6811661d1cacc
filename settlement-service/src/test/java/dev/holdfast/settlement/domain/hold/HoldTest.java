package dev.holdfast.settlement.domain.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Msat AMOUNT = Msat.ofSat(1_000);
  private static final Admission ADMISSION =
      new Admission(AdmissionTest.LIMITS, true, Map.of(), BlockHeight.of(500));

  private final Preimage preimage = Preimage.random(new SecureRandom());
  private final Hold hold =
      new Hold(
          UUID.randomUUID(),
          UUID.randomUUID(),
          new PlannedLeg(UUID.randomUUID(), 0, AMOUNT),
          preimage.hash(),
          new SealedPreimage("k", new byte[0]));

  @Test
  void a_leg_that_no_node_was_asked_for_is_cancelled_at_once() {
    assertThat(hold.cancel(LegCancelCause.COMMANDED))
        .singleElement()
        .isInstanceOf(LegCancelled.class);
    assertThat(hold.state()).isEqualTo(HoldState.CANCELLED);
  }

  @Test
  void a_leg_that_a_node_may_know_is_cancelled_there_first() {
    hold.intendToOpenOn("a");
    assertThat(hold.cancel(LegCancelCause.COMMANDED)).isEmpty();
    assertThat(hold.state()).isEqualTo(HoldState.CANCELLING);
    assertThat(hold.canceledByLnd(NOW)).hasSize(1);
  }

  @Test
  void a_leg_stays_on_its_node() {
    hold.intendToOpenOn("a");
    hold.intendToOpenOn("b");
    assertThat(hold.node()).isEqualTo("a");
  }

  @Test
  void the_earliest_expiry_of_the_parts_is_told() {
    open();
    LegAccepted told =
        (LegAccepted) see(InvoiceView.State.ACCEPTED, htlc(400, 700), htlc(600, 650)).getFirst();
    assertThat(told.earliestExpiryHeight()).isEqualTo(BlockHeight.of(650));
    assertThat(told.amountPaidMsat()).isEqualTo(AMOUNT);
    assertThat(told.htlcs()).isEqualTo(2);
  }

  @Test
  void a_part_of_the_amount_is_not_locked() {
    open();
    assertThat(see(InvoiceView.State.ACCEPTED, htlc(999, 700))).isEmpty();
    assertThat(hold.state()).isEqualTo(HoldState.OPEN);
  }

  @Test
  void ten_sat_too_much_are_let_pass_and_eleven_are_not() {
    open();
    see(InvoiceView.State.ACCEPTED, htlc(1_011, 700));
    assertThat(hold.state()).isEqualTo(HoldState.CANCELLING);
    assertThat(AdmissionTest.LIMITS.mostFor(AMOUNT)).isEqualTo(Msat.ofSat(1_010));
    assertThat(AdmissionTest.LIMITS.mostFor(Msat.ofSat(100_000))).isEqualTo(Msat.ofSat(101_000));
  }

  @Test
  void nine_parts_are_too_many_also_while_the_set_is_not_whole() {
    open();
    see(InvoiceView.State.OPEN, Collections.nCopies(9, htlc(1, 700)).toArray(HeldHtlc[]::new));
    assertThat(((LegCancelled) hold.canceledByLnd(NOW).getFirst()).cause())
        .isEqualTo(LegCancelCause.TOO_MANY_HTLCS);
  }

  @Test
  void accepted_is_told_once() {
    accept();
    assertThat(see(InvoiceView.State.ACCEPTED, htlc(1_000, 700))).isEmpty();
  }

  @Test
  void what_lnd_says_again_is_no_news_and_what_a_leg_may_still_come_to_is() {
    InvoiceView accepted = view(InvoiceView.State.ACCEPTED, htlc(1_000, 700));
    assertThat(hold.isNews(accepted)).isTrue();
    open();
    assertThat(hold.isNews(view(InvoiceView.State.OPEN))).isFalse();
    assertThat(hold.isNews(view(InvoiceView.State.OPEN, htlc(1, 700)))).isTrue();
    assertThat(hold.isNews(accepted)).isTrue();
    accept();
    assertThat(hold.isNews(accepted)).isFalse();
    assertThat(hold.isNews(view(InvoiceView.State.CANCELED))).isTrue();
    // That nobody here has asked for it is an alarm.
    assertThat(hold.isNews(view(InvoiceView.State.SETTLED))).isTrue();
    hold.intendToSettle();
    assertThat(hold.isNews(view(InvoiceView.State.SETTLED))).isFalse();
    assertThat(hold.settled(preimage)).hasSize(1);
    assertThat(hold.isNews(view(InvoiceView.State.CANCELED))).isFalse();
  }

  @Test
  void a_preimage_is_told_only_after_it_was_settled() {
    accept();
    hold.award();
    assertThat(hold.settled(preimage)).isEmpty();
    hold.intendToSettle();
    assertThat(hold.settled(preimage)).singleElement().isInstanceOf(LegSettled.class);
    assertThat(hold.settled(preimage)).isEmpty();
  }

  @Test
  void another_preimage_settles_nothing() {
    accept();
    hold.intendToSettle();
    Preimage other = Preimage.random(new SecureRandom());
    assertThatThrownBy(() -> hold.settled(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_awarded_leg_that_lnd_gives_back_is_lost_whenever_it_is_noticed() {
    accept();
    hold.award();
    assertThat(see(InvoiceView.State.CANCELED)).singleElement().isInstanceOf(LegLost.class);
    assertThat(hold.state()).isEqualTo(HoldState.LOST);
  }

  @Test
  void a_leg_that_was_given_back_before_its_award_is_lost() {
    accept();
    assertThat(see(InvoiceView.State.CANCELED)).singleElement().isInstanceOf(LegCancelled.class);
    assertThat(hold.award()).singleElement().isInstanceOf(LegLost.class);
  }

  @Test
  void a_leg_that_is_being_settled_cannot_be_cancelled() {
    accept();
    hold.intendToSettle();
    assertThat(hold.cancel(LegCancelCause.COMMANDED)).isEmpty();
    assertThat(hold.state()).isEqualTo(HoldState.SETTLING);
  }

  private void accept() {
    open();
    see(InvoiceView.State.ACCEPTED, htlc(1_000, 700));
    assertThat(hold.state()).isEqualTo(HoldState.ACCEPTED);
  }

  private void open() {
    hold.intendToOpenOn("a");
    hold.opened(new OpenedInvoice(preimage.hash(), "lnsb1", NOW.plusSeconds(600)));
  }

  private List<SettlementEvent> see(InvoiceView.State state, HeldHtlc... htlcs) {
    return hold.observe(view(state, htlcs), ADMISSION, 18, NOW);
  }

  private InvoiceView view(InvoiceView.State state, HeldHtlc... htlcs) {
    return new InvoiceView(preimage.hash(), state, "lnsb1", NOW.plusSeconds(600), List.of(htlcs));
  }

  private static HeldHtlc htlc(long sat, int expiry) {
    return new HeldHtlc(Msat.ofSat(sat), BlockHeight.of(500), BlockHeight.of(expiry), 1);
  }
}
