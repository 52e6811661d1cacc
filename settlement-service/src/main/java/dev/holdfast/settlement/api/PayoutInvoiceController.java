package dev.holdfast.settlement.api;

import dev.holdfast.settlement.app.InvoiceCheck;
import dev.holdfast.settlement.app.PayoutInvoices;
import dev.holdfast.settlement.domain.payout.InvoiceProblem;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Checks invoices for order-service and escrow-service. Changes nothing. */
@RestController
class PayoutInvoiceController {
  private final InvoiceCheck check;
  private final PayoutInvoices invoices;

  PayoutInvoiceController(InvoiceCheck check, PayoutInvoices invoices) {
    this.check = check;
    this.invoices = invoices;
  }

  @PostMapping("/internal/v1/payout-invoices/check")
  InvoiceVerdictView check(Caller caller, @Valid @RequestBody InvoiceCheckRequest body) {
    PayoutPurpose purpose =
        switch (body.purpose()) {
          case AWARD -> PayoutPurpose.AWARD;
          case WITHDRAWAL -> PayoutPurpose.DRAW;
        };
    if (body.orderId() != null && invoices.isUnderWay(body.orderId())) {
      return InvoiceVerdictView.refused(
          InvoiceProblem.PAYOUT_UNDER_WAY, "A payment of the invoice before may still arrive.");
    }
    return switch (check.check(
        body.paymentRequest(), purpose, body.dueMsat(), body.usableUntil())) {
      case InvoiceVerdict.Payable(var invoice) -> InvoiceVerdictView.accepted(invoice);
      case InvoiceVerdict.NotPayable(var problem, var detail) ->
          InvoiceVerdictView.refused(problem, detail);
      case InvoiceVerdict.NobodyToAsk nobody ->
          throw Problems.lightningUnavailable("no Lightning node can read invoices now");
    };
  }
}
