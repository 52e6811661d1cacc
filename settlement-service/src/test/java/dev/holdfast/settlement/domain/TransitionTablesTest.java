package dev.holdfast.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.LegEvent;
import dev.holdfast.settlement.domain.hold.LegTransitions;
import dev.holdfast.settlement.domain.payout.PayoutEvent;
import dev.holdfast.settlement.domain.payout.PayoutState;
import dev.holdfast.settlement.domain.payout.PayoutTransitions;
import dev.holdfast.testkit.StateDiagrams;
import org.junit.jupiter.api.Test;

class TransitionTablesTest {
  @Test
  void the_diagrams_show_the_tables() {
    StateDiagrams.check("docs/states/leg.md", "Leg", LegTransitions.mermaid());
    StateDiagrams.check("docs/states/payout.md", "Payout", PayoutTransitions.mermaid());
  }

  @Test
  void a_leg_is_never_both_settled_and_given_back() {
    for (LegEvent event : LegEvent.values()) {
      assertThat(LegTransitions.next(HoldState.SETTLED, event)).isEmpty();
      assertThat(LegTransitions.next(HoldState.LOST, event)).isEmpty();
      assertThat(LegTransitions.next(HoldState.CANCELLED, event))
          .isNotEqualTo(java.util.Optional.of(HoldState.SETTLED));
      assertThat(LegTransitions.next(HoldState.CANCELLING, event))
          .isNotEqualTo(java.util.Optional.of(HoldState.SETTLED));
    }
  }

  @Test
  void a_payout_that_may_be_on_its_way_is_neither_sent_again_nor_credited() {
    for (PayoutState state : PayoutState.values()) {
      if (state.isOut() || state == PayoutState.SUCCEEDED) {
        assertThat(PayoutTransitions.next(state, PayoutEvent.CLAIM)).isEmpty();
        assertThat(PayoutTransitions.next(state, PayoutEvent.CREDIT)).isEmpty();
        assertThat(PayoutTransitions.next(state, PayoutEvent.INVOICE_GIVEN)).isEmpty();
      }
    }
  }

  @Test
  void an_answer_that_did_not_come_is_not_a_failure() {
    assertThat(PayoutTransitions.next(PayoutState.CLAIMED, PayoutEvent.NO_ANSWER))
        .contains(PayoutState.UNKNOWN);
  }
}
