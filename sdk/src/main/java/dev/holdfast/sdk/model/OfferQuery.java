package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;

/**
 * What to look for. Everything that is absent does not matter.
 *
 * @param q words of title and description
 * @param limit offers on a page, the market's default where absent
 */
public record OfferQuery(
    @Nullable String q,
    @Nullable String capability,
    @Nullable Msat maxPriceMsat,
    @Nullable Long maxDeliverySeconds,
    @Nullable Integer limit) {

  public static OfferQuery all() {
    return new OfferQuery(null, null, null, null, null);
  }

  public static OfferQuery text(String words) {
    return new OfferQuery(words, null, null, null, null);
  }

  public static OfferQuery capability(String name) {
    return new OfferQuery(null, name, null, null, null);
  }

  public OfferQuery upTo(Msat price) {
    return new OfferQuery(q, capability, price, maxDeliverySeconds, limit);
  }
}
