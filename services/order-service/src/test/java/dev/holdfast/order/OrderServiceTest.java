package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OrderServiceTest extends OrderServiceBase {

  @Test
  void an_order_is_created_with_its_payment_requests_when_it_is_payable_in_time() {
    escrowAnswers();
    UUID offer = publishOffer();
    Answer placed = buyer.with("Prefer", "wait=20").post("/v1/orders", orderOf(offer));
    assertThat(placed.verdict()).isEqualTo("201");
    assertThat(placed.at("/state")).isEqualTo("AWAITING_FUNDS");
    assertThat(placed.at("/legs/0/payment_request")).isEqualTo("lnsb1leg");
    assertThat(placed.headers().firstValue("Location")).contains("/v1/orders/" + id(placed));
    assertThat(placed.json().at("/actions").toString()).contains("PAY");
  }

  @Test
  void an_order_that_lightning_cannot_take_now_is_kept_and_says_what_it_waits_for() {
    UUID offer = publishOffer();
    Answer placed = buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer));
    assertThat(placed.verdict()).isEqualTo("202");
    assertThat(placed.at("/state")).isEqualTo("PLACED");
    delay(id(placed));
    await()
        .until(() -> order(buyer, id(placed)).at("/waiting_for").equals("lightning-unavailable"));
    payable(id(placed));
    await().until(() -> order(buyer, id(placed)).at("/state").equals("AWAITING_FUNDS"));
    assertThat(order(buyer, id(placed)).at("/waiting_for")).isEmpty();
  }

  @Test
  void the_same_key_places_one_order_and_gets_the_same_bytes() {
    UUID offer = publishOffer();
    String key = UUID.randomUUID().toString();
    Set<String> answers = ConcurrentHashMap.newKeySet();
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                Answer answer =
                    buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer), key);
                answers.add(answer.status() == 409 ? "in progress" : answer.body());
              }));
    }
    go.countDown();
    callers.forEach(OrderServiceTest::join);
    answers.remove("in progress");
    assertThat(answers).hasSize(1);
    Answer again = buyer.post("/v1/orders", orderOf(offer), key);
    assertThat(answers).containsExactly(again.body());
    assertThat(buyer.post("/v1/orders", orderOf(offer).replace("poem", "prose"), key).verdict())
        .isEqualTo("422 idempotency-key-reused");
    probe.await(OrderPlaced.class, e -> e.orderId().equals(id(again)));
    assertThat(probe.seen(OrderPlaced.class, e -> e.buyer().equals(buyer.agentId()))).hasSize(1);
  }

  @Test
  void a_delivery_is_taken_only_with_a_result_that_fits_and_an_invoice_that_can_be_paid() {
    UUID order = fundedOrder();
    String path = "/v1/orders/" + order + "/delivery";
    Answer misfit =
        provider.post(path, "{\"result\":{\"words\":\"7\"},\"payout_invoice\":\"lnsb1\"}");
    assertThat(misfit.verdict()).isEqualTo("422 result-schema-mismatch");
    assertThat(misfit.at("/errors/0/pointer")).isEqualTo("/result/words");
    settlement.refuse("The invoice is for another network.");
    Answer refused = provider.post(path, delivery());
    assertThat(refused.verdict()).isEqualTo("422 payout-invoice-invalid");
    assertThat(refused.at("/detail")).isEqualTo("The invoice is for another network.");
    assertThat(order(buyer, order).at("/state")).isEqualTo("FUNDED");

    settlement.allow();
    assertThat(provider.post(path, delivery()).at("/state")).isEqualTo("DELIVERED");
    assertThat(settlement.asked()).last().asString().contains("\"due_msat\":990000");
    assertThat(probe.await(OrderDelivered.class, e -> e.orderId().equals(order)).payoutInvoice())
        .isEqualTo("lnsb1payout");
    assertThat(order(buyer, order).at("/delivery/result/words")).isEqualTo("7");
  }

  @Test
  void an_invoice_that_may_still_be_paid_is_not_replaced() {
    UUID order = fundedOrder();
    provider.post("/v1/orders/" + order + "/delivery", delivery());
    settlement.isUnderWay();
    String path = "/v1/orders/" + order + "/payout-invoice";
    Answer refused = provider.post(path, "{\"payout_invoice\":\"lnsb1another\"}");
    settlement.allow();
    assertThat(refused.verdict()).isEqualTo("409 payout-under-way");
    assertThat(settlement.asked()).last().asString().contains(order.toString());
    assertThat(probe.seen(PayoutInvoiceReplaced.class, e -> e.orderId().equals(order))).isEmpty();
  }

  @Test
  void a_result_is_given_inline_or_by_address_and_hash_and_never_both() {
    UUID order = fundedOrder();
    String path = "/v1/orders/" + order + "/delivery";
    assertThat(provider.post(path, "{\"payout_invoice\":\"lnsb1\"}").verdict())
        .isEqualTo("400 validation-failed");
    String both =
        "{\"result\":{\"words\":7},\"result_url\":\"https://a.example/r\",\"result_sha256\":\""
            + "a".repeat(64)
            + "\",\"payout_invoice\":\"lnsb1\"}";
    assertThat(provider.post(path, both).verdict()).isEqualTo("400 validation-failed");
    String byAddress = both.replace("\"result\":{\"words\":7},", "");
    assertThat(provider.post(path, byAddress).at("/delivery/result_sha256"))
        .isEqualTo("a".repeat(64));
  }

  @Test
  void settlement_that_does_not_answer_leaves_the_delivery_undone() {
    UUID order = fundedOrder();
    settlement.breakDown();
    Answer answer = provider.post("/v1/orders/" + order + "/delivery", delivery());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(order(provider, order).at("/state")).isEqualTo("FUNDED");
  }

  @Test
  void acceptance_is_told_once_and_only_the_buyer_can_give_it() {
    UUID order = fundedOrder();
    provider.post("/v1/orders/" + order + "/delivery", delivery());
    String path = "/v1/orders/" + order + "/acceptance";
    assertThat(provider.post(path, "").verdict()).isEqualTo("403 forbidden");
    assertThat(buyer.post(path, "").at("/state")).isEqualTo("ACCEPTED");
    assertThat(buyer.post(path, "").verdict()).isEqualTo("200");
    probe.await(OrderAccepted.class, e -> e.orderId().equals(order));
    assertThat(buyer.post("/v1/orders/" + order + "/cancellation", "").verdict())
        .isEqualTo("409 wrong-state");
    assertThat(probe.seen(OrderAccepted.class, e -> e.orderId().equals(order))).hasSize(1);
  }

  @Test
  void of_twenty_who_accept_cancel_and_dispute_at_once_one_wins_and_the_others_hear_so() {
    UUID order = fundedOrder();
    provider.post("/v1/orders/" + order + "/delivery", delivery());
    Set<String> verdicts = ConcurrentHashMap.newKeySet();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      TestCaller who = i % 3 == 1 ? provider : buyer;
      String what = List.of("acceptance", "cancellation", "disputes").get(i % 3);
      String body = i % 3 == 2 ? "{\"reason\":\"wrong\"}" : "";
      callers.add(
          Thread.ofVirtual()
              .start(() ->
                  verdicts.add(
                      what + " " + who.post("/v1/orders/" + order + "/" + what, body).verdict())));
    }
    callers.forEach(OrderServiceTest::join);
    assertThat(verdicts.stream().filter(verdict -> verdict.endsWith(" 200"))).hasSize(1);
    assertThat(verdicts)
        .allMatch(verdict -> verdict.endsWith(" 200") || verdict.endsWith(" 409 wrong-state"));
  }

  @Test
  void to_strangers_an_order_does_not_exist_and_to_its_provider_it_has_no_payment_requests() {
    UUID order = fundedOrder();
    String path = "/v1/orders/" + order;
    TestCaller stranger = caller();
    assertThat(stranger.get(path).verdict()).isEqualTo("404 not-found");
    assertThat(stranger.get(path + "/events").verdict()).isEqualTo("404 not-found");
    assertThat(stranger.post(path + "/acceptance", "").verdict()).isEqualTo("404 not-found");
    assertThat(stranger.post(path + "/cancellation", "").verdict()).isEqualTo("404 not-found");
    assertThat(stranger.post(path + "/disputes", "{\"reason\":\"x\"}").verdict())
        .isEqualTo("404 not-found");
    assertThat(stranger.post(path + "/delivery", delivery()).verdict()).isEqualTo("404 not-found");
    assertThat(provider.get(path).body()).doesNotContain("lnsb1leg").doesNotContain("payment_hash");
    assertThat(buyer.get(path).body()).contains("lnsb1leg");
    assertThat(stranger.get("/v1/orders").json().at("/items").size()).isZero();
  }

  @Test
  void orders_are_listed_newest_first_page_by_page_for_either_role() {
    UUID offer = publishOffer();
    List<UUID> placed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      placed.addFirst(id(buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer))));
    }
    Answer first = buyer.get("/v1/orders?role=buyer&state=PLACED&limit=2");
    assertThat(first.at("/items/0/order_id")).isEqualTo(placed.get(0).toString());
    Answer second = buyer.get("/v1/orders?limit=2&cursor=" + first.at("/next_cursor"));
    assertThat(second.at("/items/0/order_id")).isEqualTo(placed.get(2).toString());
    assertThat(second.json().at("/items").size()).isOne();
    assertThat(provider.get("/v1/orders?role=provider").json().at("/items").size()).isEqualTo(3);
    assertThat(buyer.get("/v1/orders?role=provider").json().at("/items").size()).isZero();
    assertThat(buyer.get("/v1/orders?state=GONE").verdict()).isEqualTo("400 validation-failed");
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.order");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
