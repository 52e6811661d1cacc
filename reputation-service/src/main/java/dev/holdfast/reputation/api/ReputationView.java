package dev.holdfast.reputation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.AgentRecord;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * @param formula the version of the score's formula; null while there is no score
 */
record ReputationView(
    @JsonProperty("agent_id") String agentId,
    @JsonProperty("formula") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String formula,
    @JsonProperty("as_provider") Side asProvider,
    @JsonProperty("as_buyer") Side asBuyer) {

  /**
   * @param orders that were locked and are final
   * @param outcomes how many of them ended in which way
   */
  record Side(
      @JsonProperty("orders") long orders,
      @JsonProperty("outcomes") Map<OrderOutcome, Long> outcomes) {

    static Side of(Map<OrderOutcome, Long> counts) {
      return new Side(
          counts.values().stream().mapToLong(Long::longValue).sum(), new TreeMap<>(counts));
    }
  }

  static ReputationView of(AgentRecord agent) {
    return new ReputationView(
        agent.agentId(), null, Side.of(agent.asProvider()), Side.of(agent.asBuyer()));
  }
}
