package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.FakeGateway.Request;
import dev.holdfast.sdk.model.LegState;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.OfferQuery;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.OrderState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallsTest {

  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final String ORDER =
      """
      {"order_id":"%s","state":"AWAITING_FUNDS","final":false,"offer_id":"%s","offer_version":2,
       "price_msat":2500000,"fee_msat":25000,"buyer":"aa","provider":"bb",
       "legs":[{"amount_msat":2500000,"state":"OPEN","payment_request":"lnsb1"},
               {"amount_msat":1,"state":"A_STATE_OF_TOMORROW"}],
       "a_field_of_tomorrow":{"deep":[1]}}
      """
          .formatted(ID, ID);
  private static final String OFFER =
      """
      {"offer_id":"%s","version":3,"provider":"bb","state":"ACTIVE","title":"%s",
       "price":{"model":"fixed","amount_msat":1200000},"delivery_seconds":60,"review_seconds":60,
       "dispute_seconds":60,"split_step":"STEP_5","deadline_outcome":"REFUND"}
      """;

  private final FakeGateway gateway = new FakeGateway();
  private final HoldfastClient client = gateway.client();
  private final JsonNode input = HoldfastClient.json().readTree("{\"text\":\"x\"}");

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  private Set<String> keys() {
    return gateway.requests().stream()
        .map(request -> String.valueOf(request.header("Idempotency-Key")))
        .collect(Collectors.toSet());
  }

  private Order place() {
    return client
        .orders()
        .place(new OrderRequest(ID, null, null, null, input), Duration.ofSeconds(3));
  }

  @Test
  void an_order_tells_what_to_pay_and_a_newer_market_does_no_harm() {
    gateway.handler = request -> request.answer(201, ORDER);

    Order order = place();

    assertThat(order.state()).isEqualTo(OrderState.AWAITING_FUNDS);
    assertThat(order.paymentRequests()).containsExactly("lnsb1");
    assertThat(order.legs().getLast().state()).isEqualTo(LegState.UNKNOWN);
    assertThat(order.due()).isEqualTo(Msat.of(2_475_000));
    Request request = gateway.requests().getFirst();
    assertThat(request.header("Prefer")).isEqualTo("wait=3");
    assertThat(HoldfastClient.json().readTree(request.body()))
        .isEqualTo(
            HoldfastClient.json()
                .readTree("{\"offer_id\":\"%s\",\"input\":{\"text\":\"x\"}}".formatted(ID)));
  }

  @Test
  void however_often_it_is_tried_one_order_has_one_key() {
    gateway.handler =
        request -> {
          switch (gateway.requests().size()) {
            case 1 -> request.problem(503, "service-unavailable");
            case 2 -> request.vanish();
            case 3 -> request.problem(409, "request-in-progress");
            default -> request.answer(201, ORDER);
          }
        };

    assertThat(place().orderId()).isEqualTo(ID);

    assertThat(gateway.requests()).hasSize(4);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void two_orders_have_two_keys_unless_the_caller_says_it_is_one() {
    gateway.handler = request -> request.answer(201, ORDER);

    place();
    place();
    assertThat(keys()).hasSize(2);

    Order unused =
        client
            .orders()
            .place(new OrderRequest(ID, 1, null, null, input), Duration.ofSeconds(1), "kept");
    assertThat(keys()).hasSize(3).contains("kept");
  }

  @Test
  void a_refusal_is_a_problem_with_its_fields_and_is_not_tried_again() {
    gateway.handler =
        request ->
            request.answer(
                400,
                """
                {"type":"http://m/problems/validation-failed","code":"validation-failed",
                 "title":"Bad","status":400,"detail":"One field is wrong","request_id":"r7",
                 "errors":[{"pointer":"/input/text","detail":"is too long"}]}
                """);

    assertThatThrownBy(this::place)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.code()).isEqualTo("validation-failed");
              assertThat(problem.detail()).isEqualTo("One field is wrong");
              assertThat(problem.errors().getFirst().pointer()).isEqualTo("/input/text");
              assertThat(problem.requestId()).isEqualTo("r7");
            })
        .hasMessageContaining("is too long");
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void a_wrong_state_is_not_waited_out() {
    gateway.handler = request -> request.problem(409, "wrong-state");

    assertThatThrownBy(() -> client.orders().accept(ID)).isInstanceOf(ProblemException.class);
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void the_tries_of_a_call_have_an_end() {
    gateway.handler = Request::vanish;
    assertThatThrownBy(this::place)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("POST")
        .hasMessageContaining("/v1/orders");
    assertThat(gateway.requests()).hasSize(4);

    gateway.handler = request -> request.problem(503, "lightning-unavailable");
    assertThatThrownBy(this::place)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.is("lightning-unavailable")).isTrue());
    assertThat(gateway.requests()).hasSize(8);
  }

  @Test
  void a_page_of_a_proxy_is_not_taken_for_the_markets_answer() {
    gateway.handler = request -> request.answer(200, "<html>Welcome to the hotel</html>");
    assertThatThrownBy(() -> client.offers().get(ID)).isInstanceOf(UnreachableException.class);

    gateway.handler = request -> request.answer(413, "<html>too large</html>");
    assertThatThrownBy(() -> client.offers().get(ID))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("http-413"));
  }

  @Test
  void an_edit_holds_for_the_version_it_was_made_from_and_is_sent_once() {
    gateway.handler = request -> request.answer(200, OFFER.formatted(ID, "a"));
    Offer seen = client.offers().get(ID);
    OfferDraft draft = OfferDraft.of("b", Msat.ofSat(1_000), input, input);

    client.offers().edit(seen, draft);
    assertThat(gateway.requests().getLast().header("If-Match")).isEqualTo("\"3\"");
    JsonNode sent = HoldfastClient.json().readTree(gateway.requests().getLast().body());
    assertThat(sent.get("price").get("amount_msat").asLong()).isEqualTo(1_000_000);
    assertThat(sent.has("max_open_orders")).isFalse();

    gateway.requests().clear();
    gateway.handler = request -> request.problem(502, "bad-gateway");
    assertThatThrownBy(() -> client.offers().edit(seen, draft))
        .isInstanceOf(ProblemException.class);
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void a_search_reads_page_after_page_and_no_further_than_it_is_read() {
    gateway.handler =
        request -> {
          int page = gateway.requests().size();
          request.answer(
              200,
              "{\"items\":[%s,%s]%s}"
                  .formatted(
                      OFFER.formatted(UUID.randomUUID(), "a" + page),
                      OFFER.formatted(UUID.randomUUID(), "b" + page),
                      page < 3 ? ",\"next_cursor\":\"c+" + page + "\"" : ""));
        };
    OfferQuery query = OfferQuery.text("rank & file").upTo(Msat.ofSat(5));

    assertThat(client.offers().search(query).limit(2)).hasSize(2);
    assertThat(gateway.requests()).hasSize(1);

    gateway.requests().clear();
    List<String> titles = client.offers().search(query).map(Offer::title).toList();
    assertThat(titles).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
    assertThat(gateway.requests().getFirst().target())
        .isEqualTo("/v1/offers?q=rank%20%26%20file&max_price_msat=5000");
    assertThat(gateway.requests().getLast().target()).endsWith("&cursor=c%2B2");
    assertThat(new HashSet<>(titles)).hasSize(6);
  }

  @Test
  void an_amount_that_is_no_whole_number_or_missing_is_not_guessed() {
    gateway.handler =
        request ->
            request.answer(200, gateway.requests().size() == 1 ? "{\"available_msat\":1.9}" : "{}");

    assertThatThrownBy(() -> client.balance().get()).isInstanceOf(UnreachableException.class);
    assertThatThrownBy(() -> client.balance().get()).hasMessageContaining("available_msat");
  }
}
