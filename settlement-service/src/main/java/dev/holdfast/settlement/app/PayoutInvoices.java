package dev.holdfast.settlement.app;

import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.settlement.domain.payout.Payouts;
import dev.holdfast.settlement.domain.payout.ReplacementInvoice;
import dev.holdfast.settlement.domain.payout.Replacements;
import dev.holdfast.settlement.domain.payout.Sends;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** New invoices of providers. They wait while a payment of the old one may be on its way. */
@Service
@Transactional
public class PayoutInvoices {
  private final Replacements replacements;
  private final Payouts payouts;
  private final Sends sends;
  private final Escrows escrows;
  private final Conclusion conclusion;

  public PayoutInvoices(
      Replacements replacements,
      Payouts payouts,
      Sends sends,
      Escrows escrows,
      Conclusion conclusion) {
    this.replacements = replacements;
    this.payouts = payouts;
    this.sends = sends;
    this.escrows = escrows;
    this.conclusion = conclusion;
  }

  /**
   * Whether the invoice that an order has now may still be paid, so that no other can be taken.
   * Before there is a payout this is one statement, so no transaction.
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isUnderWay(UUID orderId) {
    return payouts
        .awardedEscrowOfOrder(orderId)
        .flatMap(escrow -> payouts.findBySubjectIdAndPurpose(escrow, PayoutPurpose.AWARD))
        .filter(payout -> payout.state().isOut() || sends.anyUnansweredOf(payout.payoutId()))
        .isPresent();
  }

  public void replaced(PayoutInvoiceReplaced event) {
    replacements
        .findByOrderId(event.orderId())
        .ifPresentOrElse(
            known -> known.replace(event.payoutInvoice(), event.at()),
            () ->
                replacements.save(
                    new ReplacementInvoice(event.orderId(), event.payoutInvoice(), event.at())));
    payouts
        .awardedEscrowOfOrder(event.orderId())
        .flatMap(escrows::lock)
        .flatMap(e -> payouts.findBySubjectIdAndPurpose(e.escrowId(), PayoutPurpose.AWARD))
        .ifPresent(conclusion::conclude);
  }
}
