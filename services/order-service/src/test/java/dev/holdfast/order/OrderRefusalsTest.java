package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.offer.OfferStateChanged;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import dev.holdfast.testkit.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What cannot be ordered, and that nothing is left of the attempt. */
class OrderRefusalsTest extends OrderServiceBase {

  @Test
  void nobody_orders_its_own_offer() {
    UUID offer = publishOffer();
    awaitKnown(offer);
    assertThat(provider.post("/v1/orders", orderOf(offer)).verdict()).isEqualTo("403 forbidden");
  }

  @Test
  void an_offer_or_version_that_is_unknown_is_not_found() {
    assertThat(buyer.post("/v1/orders", orderOf(UUID.randomUUID())).verdict())
        .isEqualTo("404 not-found");
    UUID offer = publishOffer();
    awaitKnown(offer);
    String versionNine = orderOf(offer).replace("\"input\"", "\"offer_version\":9,\"input\"");
    assertThat(buyer.post("/v1/orders", versionNine).verdict()).isEqualTo("404 not-found");
  }

  @Test
  void a_version_that_was_replaced_is_refused_and_an_order_placed_before_keeps_its_own() {
    UUID offer = publishOffer();
    Answer placed = buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer));
    probe.publish(offer(offer, 2, 2_000));
    await()
        .until(() ->
            buyer
                .with("Prefer", "wait=0")
                .post("/v1/orders", orderOf(offer))
                .at("/offer_version")
                .equals("2"));
    String old = orderOf(offer).replace("\"input\"", "\"offer_version\":1,\"input\"");
    assertThat(buyer.post("/v1/orders", old).verdict()).isEqualTo("409 stale-version");
    assertThat(order(buyer, id(placed)).at("/offer_version")).isEqualTo("1");
    assertThat(order(buyer, id(placed)).at("/price_msat")).isEqualTo("1000000");
  }

  @Test
  void an_offer_that_is_paused_is_not_for_sale() {
    UUID offer = publishOffer();
    awaitKnown(offer);
    probe.publish(
        new OfferStateChanged(offer, provider.agentId(), OfferState.PAUSED, Instant.EPOCH));
    await()
        .until(() ->
            buyer
                .with("Prefer", "wait=0")
                .post("/v1/orders", orderOf(offer))
                .verdict()
                .equals("409 wrong-state"));
  }

  @Test
  void an_input_that_does_not_fit_the_offers_schema_is_refused_with_the_place() {
    UUID offer = publishOffer();
    Answer answer = buyer.post("/v1/orders", orderOf(offer).replace("\"poem\"", "7"));
    assertThat(answer.verdict()).isEqualTo("422 input-schema-mismatch");
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/input/text");
  }

  @Test
  void an_offer_takes_no_more_open_orders_than_it_says() {
    UUID offer = UUID.randomUUID();
    probe.publish(offerWithRoomForOne(offer));
    assertThat(buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer)).status())
        .isEqualTo(202);
    Answer second = caller().post("/v1/orders", orderOf(offer));
    assertThat(second.verdict()).isEqualTo("429 capacity-reached");
  }

  @Test
  void a_buyer_has_a_bounded_number_of_unpaid_orders() {
    UUID offer = publishRoomyOffer();
    awaitKnown(offer);
    TestCaller hasty = buyer.with("Prefer", "wait=0");
    for (int i = 0; i < UNPAID_PER_BUYER; i++) {
      assertThat(hasty.post("/v1/orders", orderOf(offer)).status()).isEqualTo(202);
    }
    Answer oneMore = hasty.post("/v1/orders", orderOf(offer));
    assertThat(oneMore.verdict()).isEqualTo("429 capacity-reached");
    assertThat(oneMore.at("/detail")).contains("unpaid");
  }

  @Test
  void a_buyer_has_a_bounded_number_of_open_orders_paid_ones_among_them() {
    UUID offer = publishRoomyOffer();
    awaitKnown(offer);
    for (int paid = 0; paid < 3; paid++) {
      fundedOrder();
    }
    TestCaller hasty = buyer.with("Prefer", "wait=0");
    for (int i = 3; i < OPEN_PER_BUYER; i++) {
      assertThat(hasty.post("/v1/orders", orderOf(offer)).status()).isEqualTo(202);
    }
    Answer oneMore = hasty.post("/v1/orders", orderOf(offer));
    assertThat(oneMore.verdict()).isEqualTo("429 capacity-reached");
    assertThat(oneMore.at("/detail")).contains("Your open orders");
  }

  @Test
  void a_provider_has_a_bounded_number_of_open_orders_whoever_placed_them() {
    UUID offer = publishRoomyOffer();
    awaitKnown(offer);
    for (int i = 0; i < OPEN_PER_PROVIDER; i++) {
      TestCaller somebody = caller().with("Prefer", "wait=0");
      assertThat(somebody.post("/v1/orders", orderOf(offer)).status()).isEqualTo(202);
    }
    assertThat(buyer.post("/v1/orders", orderOf(offer)).verdict())
        .isEqualTo("429 capacity-reached");
  }

  @Test
  void windows_that_no_htlc_outlives_are_refused_with_the_longest_possible() {
    UUID offer = UUID.randomUUID();
    probe.publish(offerOpenForAMonth(offer));
    Answer answer = buyer.post("/v1/orders", orderOf(offer));
    assertThat(answer.verdict()).isEqualTo("422 window-too-long");
    assertThat(answer.at("/detail")).contains("the longest possible is");
  }

  @Test
  void bad_requests_are_named_and_place_nothing() {
    UUID offer = publishOffer();
    awaitKnown(offer);
    assertThat(buyer.postUnkeyed("/v1/orders", orderOf(offer)).verdict())
        .isEqualTo("400 idempotency-key-missing");
    String extra = orderOf(offer).replace("\"input\"", "\"tip\":1,\"input\"");
    assertThat(buyer.post("/v1/orders", extra).verdict()).isEqualTo("400 unknown-field");
    String twice = orderOf(offer).replace("\"input\"", "\"input\":{},\"input\"");
    assertThat(buyer.post("/v1/orders", twice).verdict()).isEqualTo("400 validation-failed");
    assertThat(buyer.post("/v1/orders", "{\"offer_id\":\"" + offer + "\"}").verdict())
        .isEqualTo("400 validation-failed");
    assertThat(buyer.post("/v1/orders", "{\"input\":" + "[".repeat(10_000)).verdict())
        .isEqualTo("400 malformed-json");
    String large = orderOf(offer).replace("poem", "p".repeat(1024 * 1024));
    assertThat(buyer.post("/v1/orders", large).verdict()).isEqualTo("413 payload-too-large");
    assertThat(probe.seen(OrderPlaced.class, e -> e.offerId().equals(offer))).isEmpty();
  }

  @Test
  void a_token_that_is_not_good_opens_nothing() {
    TestTokens tokens = TestTokens.shared();
    String me = TestTokens.newAgentId();
    TestCaller nobody = TestCaller.nobody(port);
    assertThat(nobody.get("/v1/orders").verdict()).isEqualTo("401 unauthenticated");
    for (String token :
        new String[] {
          tokens.expired(me),
          tokens.ofAnotherKey(me),
          tokens.ofReceiptKey(me),
          tokens.unsigned(me),
          tokens.withPublicKeyAsSecret(me)
        }) {
      assertThat(nobody.with("Authorization", "Bearer " + token).get("/v1/orders").verdict())
          .isEqualTo("401 unauthenticated");
    }
  }

  private void awaitKnown(UUID offer) {
    await()
        .until(
            () -> !provider.post("/v1/orders", orderOf(offer)).verdict().equals("404 not-found"));
  }

  @Test
  void of_many_who_want_the_last_place_at_once_one_gets_it() throws Exception {
    UUID offer = UUID.randomUUID();
    probe.publish(offerWithRoomForOne(offer));
    await()
        .until(
            () -> buyer.post("/v1/offers/" + offer + "/quotes", "{}").status(),
            Integer.valueOf(201)::equals);
    List<Callable<Integer>> orders = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      TestCaller each = caller().with("Prefer", "wait=0");
      orders.add(() -> each.post("/v1/orders", orderOf(offer)).status());
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(orders)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsOnlyOnce(202).filteredOn(s -> s != 202).containsOnly(429);
  }
}
