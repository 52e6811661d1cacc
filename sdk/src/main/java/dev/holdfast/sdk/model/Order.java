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
 * @param providerPercent the award, once there is one
 * @param splitOffer what stands until the other side accepts it
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
    @Nullable Delivery delivery,
    @Nullable String outcome,
    @Nullable Integer providerPercent,
    @Nullable SplitOffer splitOffer,
    @Nullable Msat dueMsat,
    @Nullable Msat paidMsat,
    @Nullable Msat creditedMsat,
    @Nullable Msat refundedMsat) {

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

  /** What the provider's invoice is for: all of it, or its share once that is decided. */
  public Msat due() {
    return dueMsat == null ? priceMsat.minus(feeMsat) : dueMsat;
  }

  /** What one side would settle for. */
  public record SplitOffer(Party by, int providerPercent) {}
}
