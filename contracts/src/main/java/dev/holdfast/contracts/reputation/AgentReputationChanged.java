package dev.holdfast.contracts.reputation;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.time.Instant;

/**
 * Another of an agent's orders counts. The score is as of that moment; without new evidence it only
 * moves slowly towards that of a stranger.
 *
 * @param formula the version of the formula
 */
public record AgentReputationChanged(
    String agentId, String formula, Standing asProvider, Standing asBuyer, Instant asOf)
    implements Event {

  /**
   * @param score the 5 % quantile, from 0 to 1
   * @param confidence how narrow the range is in which the truth lies, from 0 to 1
   * @param orders that counted
   */
  public record Standing(double score, double confidence, long orders) {}

  @Override
  public String topic() {
    return Topics.REPUTATION;
  }

  @Override
  public String key() {
    return agentId;
  }
}
