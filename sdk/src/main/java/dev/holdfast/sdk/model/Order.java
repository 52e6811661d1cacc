package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as one of its parties sees it.
 *
 * @param waitingFor why it is not payable yet, such as {@code lightning-unavailable}
 * @param isFinal nothing will happen to it or its money any more
 * @param feeMsat what the market keeps of the price
 * @param actions what the reader may do next
 */
public record Order(
    @JsonProperty(required = true) UUID orderId,
    @JsonProperty(required = true) OrderState state,
    @Nullable String waitingFor,
    @JsonProperty("final") boolean isFinal,
    @JsonProperty(required = true) UUID offerId,
    int offerVersion,
    @JsonProperty(required = true) Msat priceMsat,
    @JsonProperty(required = true) Msat feeMsat,
    @JsonProperty(required = true) String buyer,
    @JsonProperty(required = true) String provider,
    @Nullable JsonNode input,
    @Nullable Terms terms,
    List<Leg> legs,
    @Nullable Deadlines deadlines,
    List<String> actions,
    @Nullable Delivery delivery) {

  public Order {
    legs = Lists.of(legs);
    actions = Lists.of(actions);
  }

  /** The BOLT11 strings to pay, all of them, for a buyer whose order waits for its money. */
  public List<String> paymentRequests() {
    return legs.stream()
        .map(Leg::paymentRequest)
        .filter(request -> request != null && !request.isEmpty())
        .map(request -> (String) request)
        .toList();
  }

  /** What the provider is due when all is captured. */
  public Msat dueMsat() {
    return priceMsat.minus(feeMsat);
  }
}
