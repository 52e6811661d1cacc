package dev.holdfast.settlement.domain.node;

/** What is heard of a payment after it was sent. */
public sealed interface SendReport {
  /** The node's view of it changed. */
  record Update(PaymentView payment) implements SendReport {}

  /** The node said no. It may still have stored the payment: only its own look-up tells. */
  record Refused(Refusal reason, String detail) implements SendReport {}

  /** No more is heard: the payment may be on its way, for days. */
  record Silent(String detail) implements SendReport {}
}
