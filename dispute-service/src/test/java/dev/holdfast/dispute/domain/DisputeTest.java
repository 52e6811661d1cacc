package dev.holdfast.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.StateDiagrams;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisputeTest {

  private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
  private final Dispute dispute = new Dispute(UUID.randomUUID(), disputed());

  @Test
  void an_award_ends_the_case_once_and_the_same_again_is_no_mistake() {
    DisputeAwarded told = dispute.award("arbiter", 100, "good work", T0).orElseThrow();
    assertThat(told.providerPercent()).isEqualTo(100);
    assertThat(dispute.award("arbiter", 100, "good work", T0)).isEmpty();
    assertThatExceptionOfType(DisputeRefusal.WrongState.class)
        .isThrownBy(() -> dispute.award("arbiter", 0, "no", T0));
    assertThat(dispute.providerPercent()).isEqualTo(100);
  }

  @Test
  void nobody_decides_its_own_case() {
    for (String party : new String[] {"buyer", "provider"}) {
      assertThatExceptionOfType(DisputeRefusal.OwnCase.class)
          .isThrownBy(() -> dispute.award(party, 100, "mine", T0));
      assertThatExceptionOfType(DisputeRefusal.OwnCase.class)
          .isThrownBy(() -> dispute.claim(party));
    }
  }

  @Test
  void a_claimed_case_is_its_arbiters_until_it_lets_go() {
    dispute.claim("arbiter");
    dispute.claim("arbiter");
    assertThatExceptionOfType(DisputeRefusal.ClaimedByAnother.class)
        .isThrownBy(() -> dispute.award("other", 0, "no", T0));
    dispute.release("arbiter");
    assertThat(dispute.award("other", 0, "no", T0)).isPresent();
  }

  @Test
  void nothing_is_awarded_that_is_no_multiple_of_the_step() {
    for (int percent : new int[] {-1, 1, 50, 99, 101}) {
      assertThatExceptionOfType(DisputeRefusal.AwardNotAllowed.class)
          .isThrownBy(() -> dispute.award("arbiter", percent, "some", T0))
          .withMessageContaining("multiples of 100");
    }
    Dispute by5 =
        new Dispute(UUID.randomUUID(), disputed(SplitStep.STEP_5, DeadlineOutcome.REFUND));
    assertThatExceptionOfType(DisputeRefusal.AwardNotAllowed.class)
        .isThrownBy(() -> by5.award("arbiter", 33, "some", T0));
    assertThat(by5.award("arbiter", 35, "some", T0).orElseThrow().providerPercent()).isEqualTo(35);
  }

  @Test
  void money_in_custody_waits_for_its_award_whatever_the_clock_says() {
    Dispute custody =
        new Dispute(UUID.randomUUID(), disputed(SplitStep.STEP_5, DeadlineOutcome.CUSTODY));
    assertThat(custody.timeOver(T0.plusSeconds(60))).isPresent();
    assertThat(custody.timeOver(T0.plusSeconds(61))).isEmpty();
    assertThat(custody.award("arbiter", 35, "late", T0.plusSeconds(9_999))).isPresent();
  }

  @Test
  void a_case_nobody_decides_lapses_at_its_time_and_not_before() {
    assertThat(dispute.timeOver(T0.plusSeconds(59))).isEmpty();
    assertThat(dispute.timeOver(T0.plusSeconds(60))).isPresent();
    assertThat(dispute.timeOver(T0.plusSeconds(61))).isEmpty();
    assertThatExceptionOfType(DisputeRefusal.WrongState.class)
        .isThrownBy(() -> dispute.award("arbiter", 100, "late", T0.plusSeconds(61)));
  }

  @Test
  void a_case_that_the_guard_decided_is_closed_and_its_clock_stands() {
    dispute.decidedElsewhere(T0);
    assertThat(dispute.state()).isEqualTo(DisputeState.CLOSED);
    assertThat(dispute.timeOver(T0.plusSeconds(61))).isEmpty();
  }

  @Test
  void the_diagram_in_the_documents_is_the_table_in_the_code() {
    StateDiagrams.check("docs/states/dispute.md", "Dispute", DisputeTransitions.mermaid());
  }

  private static OrderDisputed disputed() {
    return disputed(SplitStep.WHOLE, DeadlineOutcome.REFUND);
  }

  private static OrderDisputed disputed(SplitStep step, DeadlineOutcome outcome) {
    return new OrderDisputed(
        UUID.randomUUID(),
        "buyer",
        "provider",
        Party.BUYER,
        "wrong",
        null,
        true,
        step,
        outcome,
        T0,
        T0.plusSeconds(60));
  }
}
