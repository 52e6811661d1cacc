package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.TestCaller.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Terms that hold for a while. */
class QuotesTest extends OrderServiceBase {

  @Test
  void a_quote_says_everything_an_order_will_cost_and_the_order_keeps_to_it() {
    UUID offer = publishOffer();
    Answer quote = quote(offer, "{\"input\":{\"text\":\"poem\"}}");
    assertThat(quote.verdict()).isEqualTo("201");
    assertThat(quote.at("/price_msat")).isEqualTo("1000000");
    assertThat(quote.at("/fee_msat")).isEqualTo("10000");
    assertThat(quote.at("/due_msat")).isEqualTo("990000");
    assertThat(quote.at("/effective_split_step")).isEqualTo("WHOLE");
    assertThat(quote.at("/legs_msat/0")).isEqualTo("1000000");
    assertThat(Long.parseLong(quote.at("/longest_windows_seconds"))).isGreaterThan(86_400);
    probe.publish(offer(offer, 2, 5_000));
    await().until(() -> quote(offer, "{}").at("/offer_version").equals("2"));

    Answer order = order(quote);

    assertThat(order.at("/price_msat")).isEqualTo("1000000");
    assertThat(order.at("/offer_version")).isEqualTo("1");
    assertThat(order.at("/quote_id")).isEqualTo(quote.at("/quote_id"));
  }

  @Test
  void a_quote_is_used_once_by_its_own_buyer_for_its_own_offer() {
    UUID offer = publishOffer();
    Answer quote = quote(offer, "{}");
    String id = quote.at("/quote_id");
    Answer elsewhere =
        buyer.post(
            "/v1/orders",
            "{\"offer_id\":\"%s\",\"quote_id\":\"%s\",\"input\":{\"text\":\"a\"}}"
                .formatted(UUID.randomUUID(), id));
    assertThat(elsewhere.verdict()).isEqualTo("409 quote-unusable");
    assertThat(caller().post("/v1/orders", body(id)).verdict()).isEqualTo("404 not-found");
    assertThat(order(quote).verdict()).isEqualTo("202");
    Answer again = order(quote);
    assertThat(again.verdict()).isEqualTo("409 quote-unusable");
    assertThat(again.at("/detail")).contains("was used for the order");
  }

  @Test
  void what_cannot_be_ordered_is_not_quoted() {
    UUID offer = publishOffer();
    assertThat(quote(offer, "{}").verdict()).isEqualTo("201");
    assertThat(quote(offer, "{\"input\":{\"text\":5}}").verdict())
        .isEqualTo("422 input-schema-mismatch");
    assertThat(quote(offer, "{\"quantity\":3}").verdict()).isEqualTo("400 validation-failed");
    assertThat(provider.post("/v1/offers/" + offer + "/quotes", "{}").verdict())
        .isEqualTo("403 forbidden");
  }

  /** The offer may still be on its way to this service. */
  private Answer quote(UUID offer, String body) {
    return await()
        .until(
            () -> buyer.post("/v1/offers/" + offer + "/quotes", body),
            answer -> answer.status() != 404);
  }

  private Answer order(Answer quote) {
    return buyer.with("Prefer", "wait=0").post("/v1/orders", body(quote.at("/quote_id")));
  }

  private static String body(String quote) {
    return "{\"quote_id\":\"%s\",\"input\":{\"text\":\"poem\"}}".formatted(quote);
  }
}
