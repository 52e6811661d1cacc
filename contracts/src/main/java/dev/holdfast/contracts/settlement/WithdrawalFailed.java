package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/**
 * A withdrawal failed for certain; what was reserved goes back to the balance. Keyed by the
 * withdrawal.
 */
public record WithdrawalFailed(UUID withdrawalId, String agentId, String reason) implements Event {

  @Override
  public String topic() {
    return Topics.SETTLEMENT;
  }

  @Override
  public String key() {
    return withdrawalId.toString();
  }
}
