package dev.holdfast.settlement.domain.payout;

import java.util.Locale;

/** Why an invoice cannot be paid. */
public enum InvoiceProblem {
  NOT_BOLT11,
  WRONG_NETWORK,
  WRONG_AMOUNT,
  EXPIRES_TOO_EARLY,
  EXPIRED,
  AMP,
  BLINDED_PATH,
  POOL_NODE,
  HASH_SEEN,
  FINAL_CLTV_TOO_LONG,
  /** Not the invoice's fault: the one before may still be paid. */
  PAYOUT_UNDER_WAY;

  /** As in the answer of the check, such as {@code not-bolt11}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
