package dev.holdfast.offer.domain;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Duration;
import java.util.List;

/**
 * What a version of an offer says.
 *
 * @param inputSchema JSON Schema, as text; and so the output's
 * @param conditions JSON array, as text; where all hold for a delivery, it is accepted
 * @param attributes JSON object of strings, as text
 */
public record OfferContent(
    String title,
    String description,
    List<String> capabilities,
    String inputSchema,
    String outputSchema,
    Msat price,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome,
    int maxOpenOrders,
    String conditions,
    String attributes) {

  public OfferContent {
    capabilities = List.copyOf(capabilities);
  }

  Duration windows() {
    return Duration.ofSeconds(deliverySeconds + reviewSeconds + disputeSeconds);
  }
}
