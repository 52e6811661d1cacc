package dev.holdfast.settlement.domain.payout;

import dev.holdfast.settlement.domain.node.DecodedInvoice;

/** Whether an invoice can be paid. */
public sealed interface InvoiceVerdict {
  record Payable(DecodedInvoice invoice) implements InvoiceVerdict {}

  /** With one sentence for whoever gave the invoice. */
  record NotPayable(InvoiceProblem problem, String detail) implements InvoiceVerdict {}

  /** No node could be asked. */
  record NobodyToAsk() implements InvoiceVerdict {}
}
