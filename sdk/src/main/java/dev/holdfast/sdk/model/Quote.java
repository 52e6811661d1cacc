package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order would cost and how it would run; one order can be placed by it until it expires.
 *
 * @param dueMsat what the provider gets of the price
 * @param legsMsat the hold invoices that would have to be paid
 */
public record Quote(
    @JsonProperty(required = true) UUID quoteId,
    @JsonProperty(required = true) UUID offerId,
    int offerVersion,
    @JsonProperty(required = true) Msat priceMsat,
    @JsonProperty(required = true) Msat feeMsat,
    @JsonProperty(required = true) Msat dueMsat,
    @Nullable SplitStep effectiveSplitStep,
    List<Msat> legsMsat,
    @Nullable Terms terms,
    @JsonProperty(required = true) Instant expiresAt) {

  public Quote {
    legsMsat = Lists.of(legsMsat);
  }
}
