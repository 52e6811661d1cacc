package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.offer.app.Matching.Match;
import dev.holdfast.offer.app.Matching.Matches;
import dev.holdfast.offer.domain.match.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Ranked offers, each with the reason of its rank.
 *
 * @param relevance how it was found out
 */
record MatchesView(
    @JsonProperty("matches") List<MatchView> matches, @JsonProperty("relevance") String relevance) {

  record MatchView(
      @JsonProperty("rank") int rank,
      @JsonProperty("score") double score,
      @JsonProperty("offer") OfferView offer,
      @JsonProperty("reasons") List<ReasonView> reasons) {}

  record ReasonView(
      @JsonProperty("component") String component,
      @JsonProperty("value") double value,
      @JsonProperty("weight") double weight,
      @JsonProperty("contribution") double contribution,
      @JsonProperty("detail") String detail) {

    static ReasonView of(Reason reason) {
      return new ReasonView(
          reason.component().name().toLowerCase(Locale.ROOT),
          reason.value(),
          reason.weight(),
          reason.contribution(),
          reason.detail());
    }
  }

  /** The best offer alone, for order-service. */
  record Best(
      @JsonProperty("offer_id") UUID offerId,
      @JsonProperty("version") int version,
      @JsonProperty("score") double score,
      @JsonProperty("reasons") List<ReasonView> reasons) {

    static Best of(Match match) {
      return new Best(
          match.ranked().offerId(),
          match.found().offer().version(),
          match.ranked().score(),
          reasonsOf(match));
    }
  }

  static MatchesView of(Matches found) {
    List<MatchView> views = new ArrayList<>();
    for (Match match : found.matches()) {
      views.add(
          new MatchView(
              views.size() + 1,
              match.ranked().score(),
              OfferView.of(match.found()),
              reasonsOf(match)));
    }
    return new MatchesView(views, found.relevance().text());
  }

  private static List<ReasonView> reasonsOf(Match match) {
    return match.ranked().reasons().stream().map(ReasonView::of).toList();
  }
}
