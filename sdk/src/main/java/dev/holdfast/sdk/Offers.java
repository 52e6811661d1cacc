package dev.holdfast.sdk;

import dev.holdfast.sdk.model.MatchQuery;
import dev.holdfast.sdk.model.Matches;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.OfferQuery;
import dev.holdfast.sdk.model.Page;
import dev.holdfast.sdk.model.Quote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** Offers: publishing one's own, and finding others'. */
public final class Offers {

  private static final JavaType OFFER = Json.type(Offer.class);
  private static final JavaType MATCHES = Json.type(Matches.class);
  private static final JavaType QUOTE = Json.type(Quote.class);
  private static final JavaType PAGE = Json.type(new TypeReference<Page<Offer>>() {});

  private final Gateway gateway;

  Offers(Gateway gateway) {
    this.gateway = gateway;
  }

  public Offer publish(OfferDraft draft) {
    return gateway.call(Call.command("/v1/offers", draft), OFFER);
  }

  public Offer get(UUID offerId) {
    return gateway.call(Call.get("/v1/offers/" + offerId), OFFER);
  }

  /**
   * Makes a new version.
   *
   * @param seen the version the edit was made from
   * @throws ProblemException {@code stale-version} where there is a newer one by now
   */
  public Offer edit(Offer seen, OfferDraft draft) {
    return gateway.call(
        Call.put("/v1/offers/" + seen.offerId(), draft).ifMatch(seen.version()), OFFER);
  }

  /** No new orders until {@link #resume}; open ones go on. */
  public Offer pause(UUID offerId) {
    return command(offerId, "pause");
  }

  public Offer resume(UUID offerId) {
    return command(offerId, "resume");
  }

  /** No new orders, for ever. */
  public Offer retire(UUID offerId) {
    return command(offerId, "retire");
  }

  /** All offers that fit, fetched as they are read: stop reading to stop fetching. */
  public Stream<Offer> search(OfferQuery query) {
    return Pages.stream(cursor -> searchPage(query, cursor));
  }

  /**
   * One page of offers that fit.
   *
   * @param cursor of the page before, none for the first
   */
  public Page<Offer> searchPage(OfferQuery query, @Nullable String cursor) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("q", query.q());
    parameters.put("capability", query.capability());
    parameters.put(
        "max_price_msat", query.maxPriceMsat() == null ? null : query.maxPriceMsat().value());
    parameters.put("max_delivery_seconds", query.maxDeliverySeconds());
    parameters.put("limit", query.limit());
    parameters.put("cursor", cursor);
    return gateway.call(Call.get(Gateway.path("/v1/offers", parameters)), PAGE);
  }

  /** Offers ranked by what counts for the caller, with the reasons. */
  public Matches match(MatchQuery query) {
    return gateway.call(Call.ask("/v1/matches", query), MATCHES);
  }

  /**
   * The terms of an order, held for some minutes.
   *
   * @param input checked against the offer's schema, where given
   */
  public Quote quote(UUID offerId, @Nullable JsonNode input) {
    Map<String, JsonNode> body = input == null ? Map.of() : Map.of("input", input);
    return gateway.call(Call.ask("/v1/offers/" + offerId + "/quotes", body), QUOTE);
  }

  private Offer command(UUID offerId, String verb) {
    return gateway.call(Call.command("/v1/offers/" + offerId + "/" + verb, null), OFFER);
  }
}
