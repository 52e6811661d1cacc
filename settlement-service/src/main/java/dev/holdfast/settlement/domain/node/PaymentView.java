package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.Msat;
import java.time.Instant;

/**
 * A payment as its node shows it. The status alone decides: a failure reason may stand beside a
 * success.
 *
 * @param amount without the routing fee
 * @param createdAt by the node's clock
 */
public record PaymentView(
    PaymentHash hash,
    Status status,
    Msat amount,
    Msat routingFee,
    Instant createdAt,
    String reason) {

  /** LND's status; INITIATED and IN_FLIGHT are one here. */
  public enum Status {
    IN_FLIGHT,
    SUCCEEDED,
    FAILED
  }

  public boolean isFinal() {
    return status != Status.IN_FLIGHT;
  }
}
