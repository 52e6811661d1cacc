package dev.holdfast.reputation.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.Formula;
import dev.holdfast.reputation.domain.Reputation;
import dev.holdfast.reputation.domain.Score;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * @param formula the version of the score's formula
 * @param asOf the moment at which orders were weighed by their age
 */
record ReputationView(
    @JsonProperty("agent_id") String agentId,
    @JsonProperty("formula") String formula,
    @JsonProperty("as_of") Instant asOf,
    @JsonProperty("as_provider") Side asProvider,
    @JsonProperty("as_buyer") Side asBuyer) {

  /**
   * @param orders that count
   * @param outcomes how many of them ended in which way
   * @param positive weighted evidence for the agent
   * @param negative weighted evidence against it
   */
  record Side(
      @JsonProperty("score") double score,
      @JsonProperty("confidence") double confidence,
      @JsonProperty("orders") long orders,
      @JsonProperty("outcomes") Map<OrderOutcome, Long> outcomes,
      @JsonProperty("positive") double positive,
      @JsonProperty("negative") double negative) {

    static Side of(Score side) {
      return new Side(
          side.score(),
          side.confidence(),
          side.orders(),
          new TreeMap<>(side.outcomes()),
          side.positive(),
          side.negative());
    }
  }

  static ReputationView of(Reputation reputation) {
    return new ReputationView(
        reputation.agentId(),
        Formula.VERSION,
        reputation.asOf(),
        Side.of(reputation.asProvider()),
        Side.of(reputation.asBuyer()));
  }
}
