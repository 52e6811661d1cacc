package dev.holdfast.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.testkit.HoldfastArchitecture;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConditionsTest {

  private static final String HASH = "ab".repeat(32);
  private static final String ONE = "11".repeat(32);
  private static final String TWO = "22".repeat(32);
  private static final String THREE = "33".repeat(32);

  private final Map<String, Boolean> evaluations = new HashMap<>();
  private final Map<Condition.HttpProbe, Facts.Answer> probes = new HashMap<>();

  @Test
  void a_result_is_measured_by_its_hash_its_values_and_their_ranges() {
    assertThat(status("{'type':'result_sha256','sha256':'" + HASH + "'}")).isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'result_sha256','sha256':'" + ONE + "'}")).isEqualTo(Status.FAILS);
    assertThat(status("{'type':'json_equals','pointer':'/n','value':5.0}")).isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'json_equals','pointer':'/n','value':'5'}")).isEqualTo(Status.FAILS);
    assertThat(status("{'type':'json_range','pointer':'/n','min':5,'max':5}"))
        .isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'json_range','pointer':'/n','max':4.99}")).isEqualTo(Status.FAILS);
    assertThat(status("{'type':'json_range','pointer':'/away','max':4}")).isEqualTo(Status.FAILS);
  }

  @Test
  void the_schema_of_the_offer_or_one_of_its_own_is_asked() {
    assertThat(status("{'type':'output_schema'}")).isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'output_schema','schema':{'type':'array'}}"))
        .isEqualTo(Status.FAILS);
  }

  @Test
  void an_evaluator_that_has_not_answered_leaves_it_open() {
    String signed = "{'type':'signed_by','evaluator':'" + ONE + "'}";
    assertThat(status(signed)).isEqualTo(Status.OPEN);
    evaluations.put(ONE, false);
    assertThat(status(signed)).isEqualTo(Status.FAILS);
    evaluations.put(ONE, true);
    assertThat(status(signed)).isEqualTo(Status.HOLDS);
  }

  @Test
  void two_of_three_evaluators_are_enough_and_two_who_refuse_are_too_many() {
    String two =
        "{'type':'evaluators','at_least':2,'of':['%s','%s','%s']}".formatted(ONE, TWO, THREE);
    evaluations.put(ONE, true);
    assertThat(status(two)).isEqualTo(Status.OPEN);
    evaluations.put(TWO, true);
    assertThat(status(two)).isEqualTo(Status.HOLDS);
    evaluations.put(TWO, false);
    evaluations.put(THREE, false);
    assertThat(status(two)).isEqualTo(Status.FAILS);
  }

  @Test
  void an_address_that_does_not_answer_yet_has_not_failed() {
    String probe = "{'type':'http_probe','url':'https://example.com/{order_id}'}";
    assertThat(status(probe)).isEqualTo(Status.OPEN);
    Condition.HttpProbe asked = read(probe).probes().getFirst();
    probes.put(asked, new Facts.Answer(false, "it answered 404"));
    assertThat(status(probe)).isEqualTo(Status.OPEN);
    probes.put(asked, new Facts.Answer(true, "it answered 200"));
    assertThat(status(probe)).isEqualTo(Status.HOLDS);
  }

  @Test
  void combinations_hold_fail_or_stay_open_as_their_parts_do() {
    String yes = "{'type':'json_equals','pointer':'/n','value':5}";
    String no = "{'type':'json_equals','pointer':'/n','value':6}";
    String open = "{'type':'signed_by','evaluator':'" + ONE + "'}";
    assertThat(status("{'type':'all','of':[%s,%s]}".formatted(yes, open))).isEqualTo(Status.OPEN);
    assertThat(status("{'type':'all','of':[%s,%s]}".formatted(no, open))).isEqualTo(Status.FAILS);
    assertThat(status("{'type':'any','of':[%s,%s]}".formatted(yes, open))).isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'any','of':[%s,%s]}".formatted(no, open))).isEqualTo(Status.OPEN);
    assertThat(status("{'type':'not','condition':%s}".formatted(no))).isEqualTo(Status.HOLDS);
    assertThat(status("{'type':'not','condition':%s}".formatted(open))).isEqualTo(Status.OPEN);
  }

  @Test
  void an_outcome_says_why() {
    Conditions.Judgement judgement =
        read("{'type':'json_range','pointer':'/n','min':6}").judge(facts());
    assertThat(judgement.outcomes().getFirst().detail()).isEqualTo("it is 5");
  }

  @Test
  void what_is_unknown_too_deep_too_many_or_contradicts_itself_is_refused_with_its_place() {
    refused("{'type':'magic'}", "/0/type");
    refused("{'type':'output_schema','colour':1}", "/0/colour");
    refused("{'type':'result_sha256','sha256':'ABC'}", "/0/sha256");
    refused("{'type':'json_range','pointer':'/n','min':2,'max':1}", "/0");
    refused("{'type':'json_equals','pointer':'n','value':1}", "/0/pointer");
    refused("{'type':'http_probe','url':'http://example.com'}", "/0/url");
    refused("{'type':'http_probe','url':'https://user@example.com'}", "/0/url");
    refused("{'type':'evaluators','at_least':3,'of':['" + ONE + "']}", "/0/at_least");
    refused("{'type':'evaluators','at_least':1,'of':['%s','%s']}".formatted(ONE, ONE), "/0/of/1");
    refused(
        "{'type':'signed_by','evaluator':'%s','statement':'a'},{'type':'signed_by','evaluator':'%s'}"
            .formatted(ONE, ONE),
        "/1/statement");
    refused("{'type':'all','of':[]}", "/0/of");
    String deep = "{'type':'output_schema'}";
    for (int i = 0; i < 8; i++) {
      deep = "{'type':'not','condition':" + deep + "}";
    }
    refused(deep, "/0" + "/condition".repeat(8));
    refused("{'type':'output_schema'},".repeat(64) + "{'type':'output_schema'}", "/64");
    refused("{'type':'json_equals','pointer':'/n','value':'" + "x".repeat(17_000) + "'}", "");
  }

  @Test
  void a_signature_is_for_one_key_one_order_one_result_and_one_verdict() {
    byte[] key = new byte[32];
    key[31] = 7;
    byte[] full = fr.acinq.secp256k1.Secp256k1.get().pubkeyCreate(key);
    String evaluator = java.util.HexFormat.of().formatHex(full, 1, 33);
    String message = EvaluationMessage.of("order", HASH, true, "");
    String signature = sign(key, message);
    assertThat(EvaluationMessage.isSigned(evaluator, message, signature)).isTrue();
    assertThat(EvaluationMessage.isSigned(ONE, message, signature)).isFalse();
    assertThat(
            EvaluationMessage.isSigned(
                evaluator, EvaluationMessage.of("other", HASH, true, ""), signature))
        .isFalse();
    assertThat(
            EvaluationMessage.isSigned(
                evaluator, EvaluationMessage.of("order", HASH, false, ""), signature))
        .isFalse();
    assertThat(EvaluationMessage.isSigned(evaluator, message, "zz")).isFalse();
  }

  @Test
  void the_module_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.conditions");
  }

  private static String sign(byte[] key, String message) {
    try {
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return java.util.HexFormat.of()
          .formatHex(fr.acinq.secp256k1.Secp256k1.get().signSchnorr(digest, key, null));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(String conditions, String pointer) {
    assertThatThrownBy(() -> read(conditions))
        .isInstanceOfSatisfying(
            ConditionRefusedException.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  private Status status(String conditions) {
    return read(conditions).judge(facts()).status();
  }

  private static Conditions read(String conditions) {
    return Conditions.read("[" + conditions.replace('\'', '"') + "]");
  }

  private Facts facts() {
    return new Facts(
        JsonMapper.shared().readTree("{\"n\":5}"),
        HASH,
        "{\"type\":\"object\"}",
        (schema, text) ->
            schema.contains("array") ? Optional.of("it is an object") : Optional.empty(),
        evaluations,
        probes);
  }
}
