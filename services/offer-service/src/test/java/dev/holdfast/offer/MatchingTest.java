package dev.holdfast.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.testkit.TestCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ranked offers, and the reasons of their ranks. */
class MatchingTest extends MatchingBase {

  @Test
  void offers_are_ranked_by_what_counts_for_the_caller_and_the_reasons_add_up() {
    UUID cheap = publish(provider, offer(word).replace("25000000", "20000"));
    UUID quick = publish(provider, offer(word).replace("600", "5"));
    assertThat(matches("'weights':{'price':1}")).containsExactly(cheap, quick);
    assertThat(matches("'weights':{'delivery':1}")).containsExactly(quick, cheap);
    Answer answer = match("'limit':1");
    assertThat(answer.verdict()).isEqualTo("200");
    assertThat(answer.at("/relevance")).isEqualTo("full-text");
    assertThat(answer.json().at("/matches").size()).isOne();
    JsonNode best = answer.json().at("/matches/0");
    assertThat(best.at("/rank").asInt()).isOne();
    assertThat(best.at("/offer/title").asString()).isEqualTo(word);
    double sum = 0;
    for (JsonNode reason : best.at("/reasons")) {
      sum += reason.at("/contribution").asDouble();
      assertThat(reason.at("/value").asDouble() * reason.at("/weight").asDouble())
          .isCloseTo(reason.at("/contribution").asDouble(), within(1e-8));
      assertThat(reason.at("/detail").asString()).isNotEmpty();
    }
    assertThat(sum).isCloseTo(best.at("/score").asDouble(), within(1e-8));
    assertThat(best.at("/reasons").findValuesAsString("component"))
        .containsExactly("relevance", "price", "delivery", "reputation", "capacity");
  }

  @Test
  void limits_are_kept_and_a_question_without_words_is_one_too() {
    UUID dear = publish(provider, offer(word).replace("25000000", "90000000"));
    String own = word.substring(0, 30);
    UUID quick = publish(provider, offer(word).replace("600", "5").replace("text.count", own));
    assertThat(matches("'max_price_msat':25000000")).containsExactly(quick);
    assertThat(matches("'max_delivery_seconds':599")).containsExactly(quick);
    assertThat(matches("'max_price_msat':24999999")).isEmpty();
    assertThat(matches("'capability':'text.count'")).containsExactly(dear);
    Answer wordless = ask(buyer, "{'capability':'" + own + "'}");
    assertThat(ids(wordless)).containsExactly(quick);
    assertThat(wordless.json().at("/matches/0/reasons").size()).isEqualTo(4);
  }

  @Test
  void nobody_is_offered_its_own_work_and_nobody_without_a_token_anything() {
    UUID offer = publish(provider, offer(word));
    assertThat(matches("'limit':50")).containsExactly(offer);
    assertThat(ids(ask(provider, question("")))).isEmpty();
    assertThat(ask(anyone, question("")).verdict()).isEqualTo("401 unauthenticated");
  }

  @Test
  void the_same_question_has_the_same_answer_and_equals_are_not_in_the_order_of_their_age() {
    List<UUID> byAge = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byAge.add(publish(provider, offer(word)));
    }
    List<UUID> once = matches("'limit':50");
    assertThat(once).containsExactlyInAnyOrderElementsOf(byAge).isNotEqualTo(byAge);
    assertThat(once.reversed()).isNotEqualTo(byAge);
    assertThat(matches("'limit':50")).isEqualTo(once);
    assertThat(matches("'limit':3")).isEqualTo(once.subList(0, 3));
    assertThat(matches("'limit':50,'max_price_msat':25000000")).isNotEqualTo(once);
  }

  @Test
  void order_service_is_told_the_best_offer_of_a_question() {
    publish(provider, offer(word));
    UUID cheap = publish(provider, offer(word).replace("25000000", "20000"));
    String body = "{'buyer':'%s','question':%s}";
    Answer best =
        buyer.postUnkeyed(
            "/internal/v1/matches", json(body.formatted(buyer.agentId(), question(""))));
    assertThat(best.verdict()).isEqualTo("200");
    assertThat(id(best)).isEqualTo(cheap);
    assertThat(best.at("/version")).isEqualTo("1");
    assertThat(best.json().at("/reasons").size()).isEqualTo(5);
    Answer none =
        provider.postUnkeyed(
            "/internal/v1/matches", json(body.formatted(provider.agentId(), question(""))));
    assertThat(none.verdict()).isEqualTo("404 not-found");
    assertThat(anyone.postUnkeyed("/internal/v1/matches", json(body.formatted("", "{}"))).status())
        .isEqualTo(401);
  }

  @Test
  void what_is_no_question_is_refused_and_the_field_is_named() {
    for (String[] bad :
        new String[][] {
          {"'limit':0", "/limit"},
          {"'limit':51", "/limit"},
          {"'min_score':1.1", "/min_score"},
          {"'min_score':-0.1", "/min_score"},
          {"'max_price_msat':-1", "/max_price_msat"},
          {"'weights':{'price':-1}", "/weights/price"},
          {"'weights':{'price':1001}", "/weights/price"},
          {"'weights':{'price':0}", "/weights"},
          {"'weights':{}", "/weights"},
          {"'capability':'Not One'", "/capability"}
        }) {
      Answer answer = match(bad[0]);
      assertThat(answer.verdict()).as(bad[0]).isEqualTo("400 validation-failed");
      assertThat(answer.at("/errors/0/pointer")).as(bad[0]).isEqualTo(bad[1]);
    }
    assertThat(match("'wieghts':{}").verdict()).isEqualTo("400 unknown-field");
    assertThat(ask(buyer, "{'weights':{'relevance':1}}").at("/errors/0/pointer"))
        .isEqualTo("/weights");
    for (String score : List.of("1.01", "-0.1", "0,5", "1e-1", "NaN", "much")) {
      assertThat(anyone.get("/v1/offers?min_score=" + score).verdict())
          .as(score)
          .isEqualTo("400 validation-failed");
    }
  }
}
