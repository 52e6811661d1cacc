package dev.holdfast.offer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.StateDiagrams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfferTest {

  private static final OfferPolicy POLICY =
      new OfferPolicy(Duration.ofSeconds(600), Msat.ofSat(1_000), new HtlcBudget(720, 18, 18));

  @Test
  void every_edit_is_a_new_version_and_an_edit_of_an_old_one_is_refused() {
    Offer offer = new Offer(UUID.randomUUID(), "provider", Instant.EPOCH);
    assertThat(offer.publish(UUID.randomUUID(), content(60), Instant.EPOCH).version()).isOne();
    assertThat(offer.publish(UUID.randomUUID(), content(60), Instant.EPOCH).version()).isEqualTo(2);
    assertThatExceptionOfType(OfferRefusal.Stale.class).isThrownBy(() -> offer.requireVersion(1));
  }

  @Test
  void a_retired_offer_is_neither_edited_nor_sold_again() {
    Offer offer = new Offer(UUID.randomUUID(), "provider", Instant.EPOCH);
    assertThat(offer.change(OfferCause.PAUSE, Instant.EPOCH).state()).isEqualTo(OfferState.PAUSED);
    assertThat(offer.change(OfferCause.RETIRE, Instant.EPOCH).state())
        .isEqualTo(OfferState.RETIRED);
    for (OfferCause cause : OfferCause.values()) {
      assertThatExceptionOfType(OfferRefusal.WrongState.class)
          .isThrownBy(() -> offer.change(cause, Instant.EPOCH));
    }
    assertThatExceptionOfType(OfferRefusal.WrongState.class)
        .isThrownBy(() -> offer.publish(UUID.randomUUID(), content(60), Instant.EPOCH));
  }

  @Test
  void the_longest_windows_named_in_a_refusal_are_themselves_possible() {
    long longest = POLICY.budget().longestWindows().toSeconds();
    POLICY.check(content(longest - 600 - 60 - 60));
    assertThatExceptionOfType(OfferRefusal.WindowTooLong.class)
        .isThrownBy(() -> POLICY.check(content(longest)))
        .withMessageContaining("the longest possible is " + longest + " s");
  }

  @Test
  void the_diagram_in_the_documents_is_the_table_in_the_code() {
    StateDiagrams.check("docs/states/offer.md", "Offer", OfferTransitions.mermaid());
  }

  private static OfferContent content(long deliverySeconds) {
    return new OfferContent(
        "Title",
        "Text",
        List.of(),
        "{}",
        "{}",
        Msat.ofSat(1_000),
        deliverySeconds,
        60,
        60,
        SplitStep.WHOLE,
        DeadlineOutcome.REFUND,
        10,
        "[]",
        "{}");
  }
}
