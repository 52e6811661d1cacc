package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderOutcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the orders of one side come to.
 *
 * @param score the 5 % quantile: the truth is below it in one case of twenty
 * @param confidence 1 less the range from the 5 % to the 95 % quantile
 * @param orders that count
 * @param outcomes how many of them ended in which way
 * @param positive weighted evidence for the agent
 * @param negative weighted evidence against it
 */
public record Score(
    double score,
    double confidence,
    long orders,
    Map<OrderOutcome, Long> outcomes,
    double positive,
    double negative) {

  public Score {
    outcomes = outcomes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(outcomes));
  }
}
