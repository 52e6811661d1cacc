package dev.holdfast.settlement.domain.node;

/** Why a node said no, as far as anything depends on it. */
public enum Refusal {
  /** The hash has an invoice, or a payment that is not FAILED. */
  ALREADY_EXISTS,
  /** The node has no invoice, or no payment, of this hash. */
  NOT_FOUND,
  /** The invoice to be settled has no HTLCs. */
  STILL_OPEN,
  ALREADY_CANCELED,
  ALREADY_SETTLED,
  /** The invoice to be paid has expired by the node's clock. */
  INVOICE_EXPIRED,
  /** The invoice to be paid is the node's own. */
  SELF_PAYMENT,
  /** The request itself cannot be carried out: not an invoice, another network, too many blocks. */
  INVALID
}
