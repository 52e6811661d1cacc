package dev.holdfast.reputation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.order.OrderOutcome;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, 100, 1",
    "ACCEPTED_BY_CONDITIONS, 100, 1",
    "ACCEPTED_BY_SILENCE, 100, 0.5",
    "CANCELLED_BY_PROVIDER, 0, -0.5",
    "TIMED_OUT, 0, -1",
    "AWARDED, 0, -3",
    "AWARDED, 75, 0",
    "AWARDED, 100, 1",
    "AGREED, 0, -0.5",
    "AGREED, 100, 1",
    "LAPSED, 0, -1",
    "LAPSED, 50, -0.25",
    "LAPSED, 100, 0.5",
    "CANCELLED_BY_BUYER, 0, 0",
    "EXPIRED, 0, 0"
  })
  void an_outcome_speaks_for_or_against_the_provider(OrderOutcome outcome, int percent, double e) {
    assertThat(Evidence.of(fact(outcome, percent), Role.PROVIDER)).isEqualTo(e);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, 100, 1",
    "ACCEPTED_BY_CONDITIONS, 100, 1",
    "ACCEPTED_BY_SILENCE, 100, 0.5",
    "AWARDED, 0, 1",
    "AWARDED, 25, 0",
    "AWARDED, 100, -3",
    "AGREED, 0, 0.5",
    "AGREED, 100, 0.5",
    "LAPSED, 50, 0",
    "CANCELLED_BY_PROVIDER, 0, 0",
    "TIMED_OUT, 0, 0",
    "CANCELLED_BY_BUYER, 0, 0",
    "EXPIRED, 0, 0"
  })
  void an_outcome_speaks_for_or_against_the_buyer(OrderOutcome outcome, int percent, double e) {
    assertThat(Evidence.of(fact(outcome, percent), Role.BUYER)).isEqualTo(e);
  }

  private static Fact fact(OrderOutcome outcome, int percent) {
    return new Facts().order("b", outcome, percent, 1_000, Duration.ZERO).list().getFirst();
  }
}
