package dev.holdfast.order.domain;

import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.UUID;

/** Asks whether the market could pay an invoice. */
public interface PayoutInvoices {

  /**
   * Passes where the invoice can pay what is due.
   *
   * @param usableUntil when it may have to be paid at the latest
   * @throws OrderRefusal.InvoiceUnusable where it cannot be paid
   * @throws OrderRefusal.PayoutUnderWay where the order's invoice before may still be paid
   */
  void check(UUID orderId, String paymentRequest, Msat due, Instant usableUntil);
}
