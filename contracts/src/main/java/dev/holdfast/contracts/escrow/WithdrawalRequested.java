package dev.holdfast.contracts.escrow;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.UUID;

/**
 * An agent draws its balance; the amount and the fee limit are reserved in the ledger already.
 * Keyed by the withdrawal.
 */
public record WithdrawalRequested(
    UUID withdrawalId,
    String agentId,
    String paymentRequest,
    Msat amountMsat,
    Msat feeLimitMsat,
    Instant at)
    implements Event {

  @Override
  public String topic() {
    return Topics.ESCROWS;
  }

  @Override
  public String key() {
    return withdrawalId.toString();
  }
}
