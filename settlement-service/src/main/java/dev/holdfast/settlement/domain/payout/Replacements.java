package dev.holdfast.settlement.domain.payout;

import java.util.Optional;
import java.util.UUID;

/** The stored replacement invoices. */
public interface Replacements {
  ReplacementInvoice save(ReplacementInvoice invoice);

  Optional<ReplacementInvoice> findByOrderId(UUID orderId);

  void delete(ReplacementInvoice invoice);
}
