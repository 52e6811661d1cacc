package dev.holdfast.settlement.domain.payout;

import dev.holdfast.settlement.domain.node.PaymentHash;
import java.util.UUID;

/**
 * Every hash of a leg or a payout there ever was. LND forgets cancelled invoices and lets a FAILED
 * payment be sent again; this does not.
 */
public interface PaymentHashes {
  /**
   * Claims a hash for ever, in the current transaction.
   *
   * @param owner the leg or payout; claiming its own hash again is fine
   * @return false where it belongs to another
   */
  boolean claim(PaymentHash hash, UUID owner);

  boolean isSeen(PaymentHash hash);
}
