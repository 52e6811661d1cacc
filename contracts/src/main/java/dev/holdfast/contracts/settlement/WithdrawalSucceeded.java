package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import dev.holdfast.money.Msat;
import java.util.UUID;

/** A withdrawal was paid. Keyed by the withdrawal. */
public record WithdrawalSucceeded(
    UUID withdrawalId, String agentId, String paymentHash, Msat amountMsat, Msat routingFeeMsat)
    implements Event {

  @Override
  public String topic() {
    return Topics.SETTLEMENT;
  }

  @Override
  public String key() {
    return withdrawalId.toString();
  }
}
