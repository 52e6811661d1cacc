package dev.holdfast.examples.demo;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.model.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order of the demo, as far as it has come.
 *
 * @param number from 1, in the order in which the stories began
 * @param orderId none until the market answered
 * @param offer the offer's title
 * @param price zero until it is known
 * @param state none until the market answered
 * @param isFinal nothing happens to the order any more
 * @param times when each state was first seen
 * @param toPayable from POST until the buyer had the invoices
 * @param toPaid from acceptance (or award) until the market had paid the provider and was done
 * @param remark what went otherwise, in a sentence
 */
public record OrderStory(
    int number,
    Scenario scenario,
    @Nullable UUID orderId,
    String offer,
    Msat price,
    @Nullable OrderState state,
    boolean isFinal,
    Map<OrderState, Instant> times,
    @Nullable Duration toPayable,
    @Nullable Duration toPaid,
    Ending ending,
    @Nullable String remark) {

  /** Whether the story is over, and how. */
  public enum Ending {
    UNDER_WAY,
    AS_IT_SHOULD,
    OTHERWISE
  }

  public OrderStory {
    times = Map.copyOf(times);
  }
}
