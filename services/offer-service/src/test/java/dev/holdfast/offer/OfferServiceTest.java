package dev.holdfast.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.offer.OfferStateChanged;
import dev.holdfast.money.Msat;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OfferServiceTest extends OfferServiceBase {

  @Test
  void an_offer_is_published_told_and_shown_to_anyone() {
    Answer published = provider.post("/v1/offers", offer("Counts words"));
    assertThat(published.verdict()).isEqualTo("201");
    assertThat(published.headers().firstValue("ETag")).contains("\"1\"");
    UUID id = id(published);
    assertThat(anyone.get("/v1/offers/" + id).at("/price/amount_msat")).isEqualTo("25000000");
    OfferPublished told = probe.await(OfferPublished.class, e -> e.offerId().equals(id));
    assertThat(told.priceMsat()).isEqualTo(Msat.ofSat(25_000));
    assertThat(told.provider()).isEqualTo(provider.agentId());
  }

  @Test
  void an_edit_needs_the_tag_of_the_version_it_was_made_from() {
    Answer published = provider.post("/v1/offers", offer("Counts words"));
    String path = "/v1/offers/" + id(published);
    assertThat(provider.put(path, offer("Counts")).status()).isEqualTo(428);
    TestCaller editor = provider.with("If-Match", "\"1\"");
    Answer edited = editor.put(path, offer("Counts letters"));
    assertThat(edited.at("/version")).isEqualTo("2");
    assertThat(editor.put(path, offer("Counts lines")).verdict()).isEqualTo("412 stale-version");
    assertThat(anyone.get(path).at("/title")).isEqualTo("Counts letters");
    probe.await(OfferPublished.class, e -> e.offerId().equals(id(published)) && e.version() == 2);
  }

  @Test
  void conditions_are_kept_shown_and_told_as_they_were_given() {
    String conditions =
        "[{\"type\":\"output_schema\"},{\"type\":\"json_equals\",\"pointer\":\"/n\",\"value\":[1,2]}]";
    Answer published =
        provider.post(
            "/v1/offers",
            offer("x")
                .replace("\"split_step\"", "\"conditions\":" + conditions + ",\"split_step\""));
    assertThat(published.json().at("/conditions").toString()).isEqualTo(conditions);
    OfferPublished told = probe.await(OfferPublished.class, e -> e.offerId().equals(id(published)));
    assertThat(told.conditions()).isEqualTo(conditions);
    UUID without = id(provider.post("/v1/offers", offer("x")));
    assertThat(anyone.get("/v1/offers/" + without).json().at("/conditions").toString())
        .isEqualTo("[]");
  }

  @Test
  void conditions_that_cannot_be_used_are_refused_with_their_place() {
    assertThat(conditions("[{\"type\":\"magic\"}]").verdict()).isEqualTo("422 conditions-invalid");
    assertThat(conditions("[{\"type\":\"magic\"}]").at("/errors/0/pointer"))
        .isEqualTo("/conditions/0/type");
    String byOneself = "[{\"type\":\"signed_by\",\"evaluator\":\"" + provider.agentId() + "\"}]";
    assertThat(conditions(byOneself).verdict()).isEqualTo("422 conditions-invalid");
    String remote =
        "[{\"type\":\"output_schema\",\"schema\":{\"$ref\":\"https://example.com/s.json\"}}]";
    assertThat(conditions(remote).verdict()).isEqualTo("422 conditions-invalid");
  }

  private Answer conditions(String conditions) {
    return provider.post(
        "/v1/offers",
        offer("x").replace("\"split_step\"", "\"conditions\":" + conditions + ",\"split_step\""));
  }

  @Test
  void only_its_provider_changes_an_offer() {
    UUID id = id(provider.post("/v1/offers", offer("Counts words")));
    TestCaller stranger = TestCaller.of(port);
    assertThat(stranger.post("/v1/offers/" + id + "/pause", "").verdict())
        .isEqualTo("403 forbidden");
    assertThat(stranger.with("If-Match", "\"1\"").put("/v1/offers/" + id, offer("x")).verdict())
        .isEqualTo("403 forbidden");
    assertThat(anyone.post("/v1/offers", offer("x")).verdict()).isEqualTo("401 unauthenticated");
  }

  @Test
  void a_paused_offer_is_not_found_by_search_until_it_is_resumed_and_a_retired_one_never() {
    String word = word();
    UUID id = id(provider.post("/v1/offers", offer(word)));
    String path = "/v1/offers/" + id;
    assertThat(found("q=" + word)).containsExactly(id);
    assertThat(provider.post(path + "/pause", "").at("/state")).isEqualTo("PAUSED");
    assertThat(found("q=" + word)).isEmpty();
    assertThat(provider.post(path + "/resume", "").at("/state")).isEqualTo("ACTIVE");
    assertThat(found("q=" + word)).containsExactly(id);
    assertThat(provider.post(path + "/retire", "").at("/state")).isEqualTo("RETIRED");
    assertThat(found("q=" + word)).isEmpty();
    assertThat(provider.post(path + "/resume", "").verdict()).isEqualTo("409 wrong-state");
    probe.await(
        OfferStateChanged.class, e -> e.offerId().equals(id) && e.state() == OfferState.RETIRED);
  }

  @Test
  void a_title_counts_more_than_a_description_and_every_filter_narrows() {
    String word = word();
    UUID inText =
        id(provider.post("/v1/offers", offer("Other").replace("Any text", "About " + word)));
    UUID inTitle =
        id(
            provider.post(
                "/v1/offers", offer(word).replace("25000000", "99000000").replace("600", "60")));
    assertThat(found("q=" + word)).containsExactly(inTitle, inText);
    assertThat(found("q=" + word + "&max_price_msat=25000000")).containsExactly(inText);
    assertThat(found("q=" + word + "&max_delivery_seconds=60")).containsExactly(inTitle);
    assertThat(found("q=" + word + "&sort=price")).containsExactly(inText, inTitle);
    assertThat(found("q=" + word + "&sort=delivery")).containsExactly(inTitle, inText);
    assertThat(found("q=" + word + "&capability=text.count")).hasSize(2);
    assertThat(found("q=" + word + "&capability=text.sing")).isEmpty();
    assertThat(anyone.get("/v1/offers?sort=beauty").verdict()).isEqualTo("400 validation-failed");
  }

  @Test
  void pages_follow_each_other_without_a_gap_or_a_repeat_in_every_order() {
    String word = word();
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(id(provider.post("/v1/offers", offer(word))));
    }
    for (String sort : List.of("relevance", "price", "delivery", "newest")) {
      List<UUID> seen = new ArrayList<>();
      String cursor = "";
      do {
        Answer page = anyone.get("/v1/offers?limit=2&q=" + word + "&sort=" + sort + cursor);
        seen.addAll(ids(page));
        cursor = page.at("/next_cursor").isEmpty() ? "" : "&cursor=" + page.at("/next_cursor");
      } while (!cursor.isEmpty());
      assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all);
    }
    assertThat(anyone.get("/v1/offers?cursor=abc").verdict()).isEqualTo("400 validation-failed");
  }

  @Test
  void what_is_not_possible_yet_is_refused_with_the_list_of_what_is() {
    Answer outcome = provider.post("/v1/offers", offer("x").replace("REFUND", "KEEP"));
    assertThat(outcome.verdict()).isEqualTo("422 deadline-outcome-unsupported");
    assertThat(outcome.at("/detail")).contains("REFUND").contains("PAY");
    Answer model = provider.post("/v1/offers", offer("x").replace("fixed", "auction"));
    assertThat(model.verdict()).isEqualTo("422 price-model-unknown");
    assertThat(model.at("/detail")).contains("fixed");
  }

  @Test
  void amounts_are_whole_numbers_of_msat_that_exist() {
    for (String amount :
        List.of("\"25000000\"", "1.9", "-1", "2100000000000000001", "true", "null")) {
      assertThat(provider.post("/v1/offers", offer("x").replace("25000000", amount)).verdict())
          .as(amount)
          .isEqualTo("400 validation-failed");
    }
    assertThat(provider.post("/v1/offers", offer("x").replace("25000000", "0")).verdict())
        .isEqualTo("422 price-too-small");
  }

  @Test
  void fields_that_are_unknown_missing_twice_or_of_another_type_are_refused() {
    List<String> bad =
        List.of(
            offer("x").replace("\"title\"", "\"titel\""),
            offer("x").replace("\"title\":\"x\",", ""),
            offer("x").replace("\"title\":\"x\"", "\"title\":7"),
            offer("x").replace("\"title\":\"x\"", "\"title\":\"x\",\"title\":\"y\""),
            offer("x").replace("600", "0"),
            offer("x").replace("600", "99999999999"),
            offer("x").replace("text.count", "Text Count"));
    for (String body : bad) {
      assertThat(provider.post("/v1/offers", body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void schemas_that_reach_out_recurse_or_run_away_are_refused() {
    for (String schema :
        List.of(
            "{\"$ref\":\"https://evil.example/schema.json\"}",
            "{\"$ref\":\"#\"}",
            "{\"type\":\"string\",\"pattern\":\"(a)\\\\1\"}",
            "{\"type\":\"strnig\"}",
            "7")) {
      Answer answer =
          provider.post("/v1/offers", offer("x").replace("{\"type\":\"object\"}", schema));
      assertThat(answer.verdict()).as(schema).isEqualTo("422 schema-invalid");
      assertThat(answer.at("/errors/0/pointer")).isEqualTo("/input_schema");
    }
  }

  @Test
  void windows_that_no_htlc_outlives_are_refused_with_the_longest_possible() {
    Answer answer = provider.post("/v1/offers", offer("x").replace("600", "2592000"));
    assertThat(answer.verdict()).isEqualTo("422 window-too-long");
    assertThat(answer.at("/detail")).contains("the longest possible is");
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.offer");
  }

  private List<UUID> found(String query) {
    return ids(anyone.get("/v1/offers?" + query));
  }

  private static List<UUID> ids(Answer page) {
    List<UUID> ids = new ArrayList<>();
    for (JsonNode item : page.json().at("/items")) {
      ids.add(UUID.fromString(item.at("/offer_id").asString()));
    }
    return ids;
  }
}
