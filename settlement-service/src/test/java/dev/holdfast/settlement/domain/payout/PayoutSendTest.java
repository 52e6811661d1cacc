package dev.holdfast.settlement.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayoutSendTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRY = NOW.plusSeconds(3_600);

  private final PayoutSend send = send();

  @Test
  void a_call_that_was_given_up_can_still_be_carried_out_until_its_invoice_has_run_out() {
    send.giveUp(NOW.plusSeconds(90));
    assertThat(send.isOpen()).isFalse();
    assertThat(send.mayStillPay(Optional.of(EXPIRY))).isTrue();
    Instant tenMinutes = EXPIRY.plus(Duration.ofMinutes(10));
    assertThat(send.mayStillPay(Optional.of(tenMinutes.minusMillis(1)))).isTrue();
    assertThat(send.mayStillPay(Optional.of(tenMinutes))).isFalse();
  }

  @Test
  void where_nobody_knows_the_node_s_clock_no_time_is_late_enough() {
    send.giveUp(NOW.plusSeconds(90));
    assertThat(send.mayStillPay(Optional.empty())).isTrue();
  }

  @Test
  void a_call_that_was_answered_is_over() {
    send.answered("refused", NOW);
    assertThat(send.mayStillPay(Optional.empty())).isFalse();
    assertThat(send.isOpen()).isFalse();
  }

  @Test
  void a_payment_is_the_outcome_of_one_call_and_of_no_other() {
    PaymentView failed = failed(NOW);
    PayoutSend second = send();
    assertThat(send.couldHaveMade(failed)).isTrue();
    second.answered(failed, NOW);
    assertThat(second.couldHaveMade(failed)).isTrue();
    assertThat(second.couldHaveMade(failed(NOW.plusSeconds(1)))).isFalse();
  }

  @Test
  void a_call_that_made_no_payment_is_the_reason_of_none() {
    send.over("invoice expired", NOW);
    assertThat(send.couldHaveMade(failed(NOW))).isFalse();
  }

  private static PaymentView failed(Instant created) {
    return new PaymentView(
        new PaymentHash("ab".repeat(32)),
        PaymentView.Status.FAILED,
        Msat.ofSat(990),
        Msat.ZERO,
        created.plusNanos(7),
        "NO_ROUTE");
  }

  private static PayoutSend send() {
    Payout payout =
        Payout.forWithdrawal(
            UUID.randomUUID(),
            new WithdrawalRequested(
                UUID.randomUUID(), "agent", "lnsb1", Msat.ofSat(990), Msat.ofSat(9), NOW));
    payout.start("lnsb1", NOW);
    payout.claim(
        new DecodedInvoice(
            new PaymentHash("ab".repeat(32)), "02ff", Msat.ofSat(990), EXPIRY, 80, false, false),
        "market-1");
    return new PayoutSend(UUID.randomUUID(), payout, EXPIRY, NOW);
  }
}
