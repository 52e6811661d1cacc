package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.money.Msat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An escrow's life as this service sees it, from planned legs to the provider's pay. */
class SettlementServiceTest {
  private static final Msat PRICE = Msat.ofSat(20_000);

  private final SettlementMarket market = SettlementMarket.shared();
  private TestWallet buyer;
  private TestWallet provider;

  @BeforeEach
  void wallets() {
    buyer = new TestWallet(market.buyer);
    provider = new TestWallet(market.provider);
  }

  @AfterEach
  void noTrouble() {
    market.market.faults().clear();
    buyer.close();
    provider.close();
  }

  @Test
  void a_provider_is_paid_before_the_legs_are_settled() throws Exception {
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(1_000), Msat.ofSat(19_000));
    var payments = escrow.lock(buyer);
    escrow.decide(100, provider.invoice(escrow.due()));

    PayoutSucceeded paid = escrow.await(PayoutSucceeded.class);
    assertThat(paid.amountMsat()).isEqualTo(escrow.due());
    assertThat(paid.routingFeeMsat()).isEqualTo(Msat.ZERO);
    for (var payment : payments) {
      assertThat(payment.get(20, TimeUnit.SECONDS).getStatus())
          .isEqualTo(Payment.PaymentStatus.SUCCEEDED);
    }
    market.events.await(LegSettled.class, e -> e.legId().equals(escrow.legIds().get(0)));
    market.events.await(LegSettled.class, e -> e.legId().equals(escrow.legIds().get(1)));
    assertThat(market.events.seen().stream().map(Object::getClass).toList())
        .containsSubsequence(
            List.of(PayoutInFlight.class, PayoutSucceeded.class, LegSettled.class));
  }

  @Test
  void a_refund_gives_every_leg_back_and_pays_nobody() throws Exception {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    var payments = escrow.lock(buyer);
    escrow.decide(0, null);

    LegCancelled cancelled = escrow.await(LegCancelled.class);
    assertThat(cancelled.cause()).isEqualTo(LegCancelCause.COMMANDED);
    assertThat(cancelled.wasAccepted()).isTrue();
    assertThat(payments.getFirst().get(20, TimeUnit.SECONDS).getStatus())
        .isEqualTo(Payment.PaymentStatus.FAILED);
    assertThat(escrow.seen(PayoutAwaitsInvoice.class)).isEmpty();
  }
}
