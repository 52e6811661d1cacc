package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deliveries that are accepted by proof, and evaluators that give it. */
class ConditionsOfOrdersTest extends OrderServiceBase {

  /** Of the canonical form of the result that every delivery here has. */
  private static final String SHA256 = sha256Hex("{\"words\":7}");

  private final byte[] key = new SecureRandom().generateSeed(32);
  private final String evaluator =
      HexFormat.of().formatHex(Secp256k1.get().pubkeyCreate(key), 1, 33);

  @Test
  void a_delivery_whose_conditions_hold_is_accepted_without_the_buyer() {
    UUID order =
        fundedOrder(
            publishOfferWith(
                "{'type':'result_sha256','sha256':'"
                    + SHA256
                    + "'},{'type':'json_range','pointer':'/words','min':1}"));
    Answer delivered = deliver(order);
    assertThat(delivered.at("/state")).isEqualTo("ACCEPTED");
    assertThat(delivered.at("/outcome")).isEqualTo("ACCEPTED_BY_CONDITIONS");
    assertThat(delivered.at("/conditions/1/detail")).isEqualTo("it is 7");
    assertThat(delivered.at("/terms/conditions/0/type")).isEqualTo("result_sha256");
    probe.await(OrderAccepted.class, e -> e.orderId().equals(order));
  }

  @Test
  void a_delivery_whose_conditions_fail_waits_for_its_buyer_who_is_told() {
    UUID order =
        fundedOrder(publishOfferWith("{'type':'json_equals','pointer':'/words','value':8}"));
    Answer delivered = deliver(order);
    assertThat(delivered.at("/state")).isEqualTo("DELIVERED");
    assertThat(delivered.at("/conditions/0/status")).isEqualTo("FAILS");
    await().until(() -> buyer.get("/v1/events").body().contains("order.conditions-failed"));
    assertThat(buyer.post("/v1/orders/" + order + "/acceptance", "").at("/state"))
        .isEqualTo("ACCEPTED");
  }

  @Test
  void an_evaluator_is_asked_by_event_and_releases_the_money_by_its_signature() {
    UUID order = fundedOrder(publishOfferWith(signedBy(evaluator)));
    TestCaller judge = TestCaller.known(port, evaluator);
    assertThat(judge.get(task(order)).verdict()).isEqualTo("404 not-found");
    assertThat(deliver(order).at("/state")).isEqualTo("DELIVERED");
    await().until(() -> judge.get("/v1/events").body().contains("order.evaluation-requested"));

    Answer asked = judge.get(task(order));
    assertThat(asked.at("/delivery/result/words")).isEqualTo("7");
    String message = asked.at("/message_pass");
    assertThat(message).contains(order.toString()).contains(SHA256);
    Answer released = judge.post(task(order), verdict("PASS", sign(message)));
    assertThat(released.verdict()).isEqualTo("200");

    Answer accepted = order(buyer, order);
    assertThat(accepted.at("/state")).isEqualTo("ACCEPTED");
    assertThat(accepted.at("/outcome")).isEqualTo("ACCEPTED_BY_CONDITIONS");
    assertThat(judge.get("/v1/orders/" + order).verdict()).isEqualTo("404 not-found");
  }

  @Test
  void a_signature_of_another_key_another_order_or_another_verdict_is_refused() {
    UUID offer = publishOfferWith(signedBy(evaluator));
    UUID order = fundedOrder(offer);
    UUID other = fundedOrder(offer);
    deliver(order);
    deliver(other);
    TestCaller judge = TestCaller.known(port, evaluator);
    String right = judge.get(task(order)).at("/message_pass");
    String ofOther = judge.get(task(other)).at("/message_pass");
    for (String wrong :
        new String[] {sign(ofOther), sign(right, new byte[] {7}), "ab".repeat(64)}) {
      assertThat(judge.post(task(order), verdict("PASS", wrong)).verdict())
          .isEqualTo("422 evaluation-invalid");
    }
    assertThat(judge.post(task(order), verdict("FAIL", sign(right))).verdict())
        .isEqualTo("422 evaluation-invalid");
    assertThat(caller().post(task(order), verdict("PASS", sign(right))).verdict())
        .isEqualTo("404 not-found");
    assertThat(provider.post(task(order), verdict("PASS", sign(right))).verdict())
        .isEqualTo("404 not-found");
    assertThat(order(buyer, order).at("/state")).isEqualTo("DELIVERED");
  }

  @Test
  void an_evaluator_has_one_voice_and_does_not_take_it_back() {
    UUID order = fundedOrder(publishOfferWith(signedBy(evaluator)));
    deliver(order);
    TestCaller judge = TestCaller.known(port, evaluator);
    Answer asked = judge.get(task(order));
    String fail = verdict("FAIL", sign(asked.at("/message_fail")));
    assertThat(judge.post(task(order), fail).verdict()).isEqualTo("200");
    assertThat(judge.post(task(order), fail).verdict()).isEqualTo("200");
    assertThat(judge.post(task(order), verdict("PASS", sign(asked.at("/message_pass")))).verdict())
        .isEqualTo("409 conflict");
    assertThat(order(buyer, order).at("/conditions/0/status")).isEqualTo("FAILS");
  }

  @Test
  void a_buyer_that_would_evaluate_its_own_order_cannot_place_it() {
    UUID offer = publishOfferWith(signedBy(buyer.agentId()));
    await()
        .until(
            () -> buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer)).verdict(),
            "403 forbidden"::equals);
  }

  @Test
  void an_address_inside_the_markets_own_network_is_never_asked() {
    UUID order =
        fundedOrder(
            publishOfferWith("{'type':'http_probe','url':'https://localhost:" + port + "/'}"));
    Answer delivered = deliver(order);
    assertThat(delivered.at("/state")).isEqualTo("DELIVERED");
    assertThat(delivered.at("/conditions/0/detail"))
        .isEqualTo("it could not be asked: UnknownHostException");
  }

  @Test
  void conditions_are_tried_without_an_order() {
    String path = "/v1/conditions/evaluate";
    Answer tried =
        buyer.post(
            path,
            "{\"conditions\":[{\"type\":\"json_range\",\"pointer\":\"/n\",\"max\":4}],"
                + "\"result\":{\"n\":5}}");
    assertThat(tried.at("/status")).isEqualTo("FAIL");
    assertThat(tried.at("/outcomes/0/detail")).isEqualTo("it is 5");
    Answer refused = buyer.post(path, "{\"conditions\":[{\"type\":\"magic\"}]}");
    assertThat(refused.verdict()).isEqualTo("422 conditions-invalid");
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/conditions/0/type");
  }

  private Answer deliver(UUID order) {
    return provider.post("/v1/orders/" + order + "/delivery", delivery());
  }

  private static String task(UUID order) {
    return "/v1/orders/" + order + "/evaluations";
  }

  private static String signedBy(String agent) {
    return "{'type':'signed_by','evaluator':'" + agent + "','statement':'seven words'}";
  }

  private static String verdict(String verdict, String signature) {
    return "{\"verdict\":\"%s\",\"signature\":\"%s\"}".formatted(verdict, signature);
  }

  private String sign(String message) {
    return HexFormat.of().formatHex(Secp256k1.get().signSchnorr(sha256(message), key, null));
  }

  private static String sign(String message, byte[] seed) {
    byte[] other = new byte[32];
    other[31] = seed[0];
    return HexFormat.of().formatHex(Secp256k1.get().signSchnorr(sha256(message), other, null));
  }

  private static String sha256Hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
