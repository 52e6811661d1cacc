package dev.holdfast.settlement.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.settlement.PayoutFailed;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayoutTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final PaymentHash HASH = new PaymentHash("ab".repeat(32));
  private static final PaymentHash OTHER = new PaymentHash("cd".repeat(32));
  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final Payout payout = payout(Msat.of(10_001), Msat.ofSat(990));

  @Test
  void the_fee_limit_is_half_the_market_s_fee_rounded_down_and_what_the_provider_grants() {
    payout.start("lnsb1", NOW);
    payout.claim(invoice(Msat.ofSat(980)), "a");
    assertThat(payout.toSend(300, 60, 16).feeLimit()).isEqualTo(Msat.of(5_000 + 10_000));
    assertThat(payout.toSend(300, 60, 16).amount()).isNull();
  }

  @Test
  void an_invoice_without_amount_is_paid_what_is_due() {
    payout.start("lnsb1", NOW);
    payout.claim(invoice(null), "a");
    assertThat(payout.toSend(300, 60, 16).amount()).isEqualTo(Msat.ofSat(990));
    assertThat(payout.toSend(300, 60, 16).feeLimit()).isEqualTo(Msat.of(5_000));
  }

  @Test
  void it_is_claimed_once() {
    payout.start("lnsb1", NOW);
    assertThat(payout.claim(invoice(null), "a")).isTrue();
    assertThat(payout.claim(invoice(null), "a")).isFalse();
  }

  @Test
  void a_payment_on_its_way_keeps_its_invoice() {
    payout.start("lnsb1", NOW);
    payout.claim(invoice(null), "a");
    payout.noAnswer();
    assertThat(payout.invoiceGiven("lnsb2", NOW)).isFalse();
    assertThat(payout.credit("no")).isEmpty();
    assertThat(payout.state()).isEqualTo(PayoutState.UNKNOWN);
  }

  @Test
  void another_hash_that_was_paid_is_not_this_payout() {
    payout.start("lnsb1", NOW);
    payout.claim(invoice(null), "a");
    PaymentView paid =
        new PaymentView(OTHER, PaymentView.Status.SUCCEEDED, Msat.ofSat(990), Msat.ZERO, NOW, "");
    assertThat(payout.paid(paid)).isEmpty();
  }

  @Test
  void failures_are_paused_longer_each_time_and_end() {
    payout.start("lnsb1", NOW);
    assertThat(fails()).extracting(PayoutFailed::willRetry).containsExactly(true);
    assertThat(payout.isDueAt(NOW.plusSeconds(4))).isFalse();
    assertThat(payout.isDueAt(NOW.plusSeconds(5))).isTrue();
    assertThat(fails()).extracting(PayoutFailed::willRetry).containsExactly(true);
    assertThat(payout.isDueAt(NOW.plusSeconds(9))).isFalse();
    assertThat(fails()).extracting(PayoutFailed::willRetry).containsExactly(false);
    assertThat(payout.isGivenUp()).isTrue();
    assertThat(payout.credit("not paid")).hasSize(1);
  }

  @Test
  void one_that_may_still_be_paid_is_tried_on_at_the_longest_pause() {
    payout.start("lnsb1", NOW);
    for (int failure = 0; failure < 100; failure++) {
      assertThat(fails(Retry.WHILE_IN_DOUBT))
          .extracting(PayoutFailed::willRetry)
          .containsExactly(true);
    }
    assertThat(payout.isGivenUp()).isFalse();
    assertThat(payout.isDueAt(NOW.plusSeconds(59))).isFalse();
    assertThat(payout.isDueAt(NOW.plusSeconds(60))).isTrue();
  }

  private List<PayoutFailed> fails() {
    return fails(Retry.LIMITED);
  }

  private List<PayoutFailed> fails(Retry retry) {
    payout.claim(invoice(null), "a");
    return payout.notPaid("NO_ROUTE", retry, POLICY, NOW).stream()
        .map(PayoutFailed.class::cast)
        .toList();
  }

  private static DecodedInvoice invoice(@Nullable Msat amount) {
    return new DecodedInvoice(HASH, "02ff", amount, NOW.plusSeconds(60), 80, false, false);
  }

  private static Payout payout(Msat fee, Msat due) {
    return Payout.forAward(
        UUID.randomUUID(),
        new EscrowDecided(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "provider",
            DecisionReason.ACCEPTED,
            100,
            List.of(),
            List.of(),
            due.plus(fee),
            fee,
            due,
            null,
            false,
            NOW));
  }
}
