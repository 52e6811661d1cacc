package dev.holdfast.order.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.order.config.OrderProperties;
import dev.holdfast.order.domain.Matches;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.web.InternalClients;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** offer-service ranks; the buyer's own token goes along. */
@Component
class RemoteMatches implements Matches {

  private final RestClient offers;

  RemoteMatches(InternalClients clients, OrderProperties properties) {
    this.offers = clients.to("offer", properties.offerUrl());
  }

  @Override
  public Match best(String buyer, String question) {
    Best best;
    try {
      best =
          offers
              .post()
              .uri("/internal/v1/matches")
              .body(new Question(buyer, JsonMapper.shared().readTree(question)))
              .retrieve()
              .body(Best.class);
    } catch (HttpClientErrorException e) {
      String detail = detailOf(e);
      if (e.getStatusCode().value() == 404) {
        throw new OrderRefusal.NoMatch(detail);
      }
      throw new OrderRefusal.MatchInvalid(detail);
    }
    if (best == null) {
      throw new OrderRefusal.NoMatch("No offer was found.");
    }
    return new Match(best.offerId, best.version);
  }

  private static String detailOf(HttpClientErrorException e) {
    try {
      return JsonMapper.shared()
          .readTree(e.getResponseBodyAsString())
          .path("detail")
          .asString("it was refused");
    } catch (JacksonException notJson) {
      return "it was refused";
    }
  }

  private record Question(
      @JsonProperty("buyer") String buyer, @JsonProperty("question") JsonNode question) {}

  private record Best(
      @JsonProperty("offer_id") UUID offerId, @JsonProperty("version") int version) {}
}
