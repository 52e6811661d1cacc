package dev.holdfast.settlement.api;

import dev.holdfast.settlement.app.InvoiceCheck;
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

  PayoutInvoiceController(InvoiceCheck check) {
    this.check = check;
  }

  @PostMapping("/internal/v1/payout-invoices/check")
  InvoiceVerdictView check(Caller caller, @Valid @RequestBody InvoiceCheckRequest body) {
    PayoutPurpose purpose =
        switch (body.purpose()) {
          case AWARD -> PayoutPurpose.AWARD;
          case WITHDRAWAL -> PayoutPurpose.DRAW;
        };
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
