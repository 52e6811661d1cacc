package dev.holdfast.escrow.domain;

import dev.holdfast.money.Msat;

/** Asks whether the market could pay an invoice. */
public interface PayoutInvoices {

  /**
   * What the invoice of a withdrawal asks for.
   *
   * @throws EscrowRefusal.InvoiceUnusable where it cannot be paid
   */
  Payable checkForWithdrawal(String paymentRequest);

  record Payable(Msat amount, String paymentHash) {}
}
