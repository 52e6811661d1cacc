package dev.holdfast.order.domain;

/** What a party may do next. */
public enum OrderAction {
  PAY,
  DELIVER,
  ACCEPT,
  CANCEL,
  DISPUTE,
  OFFER_SPLIT,
  ACCEPT_SPLIT,
  REPLACE_PAYOUT_INVOICE
}
