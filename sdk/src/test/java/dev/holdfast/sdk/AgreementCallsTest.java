package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.model.EvaluationTask;
import dev.holdfast.sdk.model.MatchQuery;
import dev.holdfast.sdk.model.Matches;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Quote;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Finding, agreeing and proving, as the market is asked for them. */
class AgreementCallsTest {

  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  private final FakeGateway gateway = new FakeGateway();
  private final HoldfastClient client = gateway.client();
  private final JsonNode input = json("{\"text\":\"x\"}");

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void a_match_says_what_counts_and_hears_why_each_offer_stands_where_it_stands() {
    gateway.handler =
        request ->
            request.answer(
                200,
                """
                {"matches":[{"rank":1,"score":0.5,
                  "offer":{"offer_id":"%s","version":3,"provider":"bb","title":"Ranking",
                    "price":{"model":"fixed","amount_msat":1200000}},
                  "reasons":[{"component":"price","value":1,"weight":0.5,"contribution":0.5,
                    "detail":"1,200 sat"}]}],
                 "relevance":"full-text"}
                """
                    .formatted(ID));

    Matches found =
        client
            .offers()
            .match(
                new MatchQuery(
                    "rank", null, Msat.ofSat(2_000), null, null, Map.of("price", 1.0), 3));

    assertThat(found.matches().getFirst().offer().offerId()).isEqualTo(ID);
    assertThat(found.matches().getFirst().reasons().getFirst().contribution()).isEqualTo(0.5);
    assertThat(gateway.requests().getFirst().header("Idempotency-Key")).isNull();
    assertThat(sent())
        .isEqualTo(
            json(
                "{\"q\":\"rank\",\"max_price_msat\":2000000,\"weights\":{\"price\":1.0},\"limit\":3}"));
  }

  @Test
  void a_quote_is_ordered_by_its_own_name() {
    gateway.handler =
        request -> {
          if (request.target().endsWith("/quotes")) {
            request.answer(
                201,
                """
                {"quote_id":"%s","offer_id":"%s","offer_version":2,"price_msat":1200000,
                 "fee_msat":12000,"due_msat":1188000,"legs_msat":[1200000],
                 "expires_at":"2026-01-01T00:00:00Z"}
                """
                    .formatted(ID, ID));
          } else {
            request.problem(409, "quote-unusable");
          }
        };

    Quote quote = client.offers().quote(ID, input);

    assertThat(quote.dueMsat()).isEqualTo(Msat.ofSat(1_188));
    assertThatThrownBy(
            () -> client.orders().place(OrderRequest.of(quote, input), Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("quote-unusable"));
    assertThat(sent())
        .isEqualTo(json("{\"quote_id\":\"%s\",\"input\":{\"text\":\"x\"}}".formatted(ID)));
  }

  @Test
  void an_evaluator_signs_the_very_text_that_it_is_given() {
    String task =
        "{\"order_id\":\"%s\",\"message_pass\":\"pass it\",\"message_fail\":\"fail it\"}"
            .formatted(ID);
    gateway.handler = request -> request.answer(200, task);

    EvaluationTask asked = client.evaluations().task(ID);
    EvaluationTask unused = client.evaluations().sign(asked, false, "too short");

    JsonNode body = sent();
    assertThat(body.get("verdict").asString()).isEqualTo("FAIL");
    assertThat(body.get("note").asString()).isEqualTo("too short");
    assertThat(body.get("signature").asString()).hasSize(128);
    EvaluationTask notAsked = new EvaluationTask(ID, null, null, null, null);
    assertThatThrownBy(() -> client.evaluations().sign(notAsked, true, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_offer_carries_what_releases_its_money() {
    gateway.handler = request -> request.problem(422, "conditions-invalid");
    JsonNode any = json("{\"type\":\"object\"}");

    assertThatThrownBy(() ->
            client
                .offers()
                .publish(
                    OfferDraft.of("Ranking", Msat.ofSat(1_000), any, any)
                        .releasedBy(json("{\"type\":\"output_schema\"}"))))
        .isInstanceOf(ProblemException.class);

    assertThat(sent().get("conditions")).isEqualTo(json("[{\"type\":\"output_schema\"}]"));
  }

  private JsonNode sent() {
    return json(gateway.requests().getLast().body());
  }

  private static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
