package dev.holdfast.settlement.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.settlement.domain.node.Answer;
import dev.holdfast.settlement.domain.node.Refusal;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LndAnswersTest {
  @ParameterizedTest
  @CsvSource({
    "invoice with payment hash already exists, ALREADY_EXISTS",
    "payment is in transition, ALREADY_EXISTS",
    "invoice is already paid, ALREADY_EXISTS",
    "unable to locate invoice, NOT_FOUND",
    "payment isn't initiated, NOT_FOUND",
    "invoice still open, STILL_OPEN",
    "invoice already canceled, ALREADY_CANCELED",
    "invoice already settled, ALREADY_SETTLED",
    "invoice expired. Valid until 2026, INVOICE_EXPIRED",
    "self-payments not allowed, SELF_PAYMENT"
  })
  void a_text_that_is_known_is_a_refusal(String text, Refusal reason) {
    assertThat(LndAnswers.of(Status.UNKNOWN.withDescription(text).asRuntimeException()))
        .isEqualTo(new Answer.Refused<>(reason, text));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"OK", "ALREADY_EXISTS", "NOT_FOUND"},
      mode = EnumSource.Mode.EXCLUDE)
  void anything_else_is_unknown_and_never_a_refusal(Status.Code code) {
    Status status = Status.fromCode(code).withDescription("something new");
    assertThat(LndAnswers.of(status.asRuntimeException())).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void a_broken_connection_is_unknown_whatever_it_says() {
    Status status = Status.UNAVAILABLE.withDescription("invoice already canceled");
    assertThat(LndAnswers.of(status.asRuntimeException())).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void a_node_that_still_starts_has_refused_nothing() {
    Status status = Status.UNKNOWN.withDescription("wallet locked, unlock it");
    assertThat(LndAnswers.refusalOfRequest(status.asRuntimeException())).isEmpty();
  }
}
