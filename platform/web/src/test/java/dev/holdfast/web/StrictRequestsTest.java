package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class StrictRequestsTest extends ServiceTest {
  private static final String FINE = thing("a thing");

  private HttpResponse<String> echo(String body) {
    return post("/v1/things/echo", body);
  }

  private void assertRefused(String body, String code, String pointer) {
    HttpResponse<String> response = echo(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(code(response)).as(response.body()).isEqualTo(code);
    assertThat(pointer(response)).as(response.body()).isEqualTo(pointer);
  }

  private static String withAmount(String amount) {
    return FINE.replace("1000", amount);
  }

  @Test
  void a_good_request_comes_through_with_its_amount_as_an_integer() {
    HttpResponse<String> response = echo(FINE);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"amount_msat\":1000");
  }

  @Test
  void an_unknown_field_is_refused_by_its_name() {
    assertRefused(FINE.replace("\"model\"", "\"modle\""), "unknown-field", "/price/modle");
  }

  @Test
  void a_field_that_is_there_twice_is_refused() {
    assertRefused(
        FINE.replace("{\"title\"", "{\"title\":\"x\",\"title\""), "validation-failed", "/title");
  }

  @Test
  void a_field_that_is_there_twice_in_free_json_is_refused() {
    assertRefused(
        FINE.replace("{\"title\"", "{\"input\":{\"a\":[{\"b\":1,\"b\":2}]},\"title\""),
        "validation-failed",
        "/input/a/0/b");
  }

  @Test
  void an_amount_in_quotes_is_refused() {
    assertRefused(withAmount("\"100\""), "validation-failed", "/price/amount_msat");
  }

  @Test
  void an_amount_with_a_fraction_is_refused() {
    assertRefused(withAmount("1.9"), "validation-failed", "/price/amount_msat");
    assertRefused(withAmount("1e3"), "validation-failed", "/price/amount_msat");
  }

  @Test
  void a_negative_amount_is_refused() {
    assertRefused(withAmount("-1"), "validation-failed", "/price/amount_msat");
  }

  @Test
  void more_than_21_million_bitcoin_is_refused_with_the_limit() {
    assertRefused(withAmount("2100000000000000001"), "validation-failed", "/price/amount_msat");
    assertRefused(
        withAmount("99999999999999999999999999"), "validation-failed", "/price/amount_msat");
    assertThat(json(echo(withAmount("2100000000000000001"))).path("detail").asString())
        .contains("21 million BTC");
    assertThat(echo(withAmount("2100000000000000000")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_number_for_a_string_is_refused() {
    assertRefused(FINE.replace("\"a thing\"", "7"), "validation-failed", "/title");
  }

  @Test
  void a_string_or_a_fraction_for_a_number_is_refused() {
    assertRefused(FINE.replace(":60", ":\"60\""), "validation-failed", "/delivery_seconds");
    assertRefused(FINE.replace(":60", ":60.5"), "validation-failed", "/delivery_seconds");
    assertRefused(FINE.replace(":60", ":null"), "validation-failed", "/delivery_seconds");
    assertRefused(
        FINE.replace(":60", ":99999999999999999999"), "validation-failed", "/delivery_seconds");
  }

  @Test
  void a_value_of_no_such_name_is_refused_with_the_names() {
    HttpResponse<String> response = echo(FINE.replace("{\"title", "{\"colour\":\"BLUE\",\"title"));
    assertThat(pointer(response)).isEqualTo("/colour");
    assertThat(json(response).path("detail").asString()).contains("RED, GREEN");
    assertRefused(
        FINE.replace("{\"title", "{\"colour\":1,\"title"), "validation-failed", "/colour");
  }

  @Test
  void the_place_in_an_array_is_named() {
    assertRefused(
        FINE.replace("{\"title", "{\"tags\":[\"a\",2],\"title"), "validation-failed", "/tags/1");
  }

  @Test
  void a_missing_field_is_refused_by_its_name() {
    assertRefused(
        FINE.replace("\"amount_msat\":1000,", ""), "validation-failed", "/price/amount_msat");
    assertRefused(FINE.replace("a thing", " "), "validation-failed", "/title");
    assertRefused("{\"delivery_seconds\":1}", "validation-failed", "/price");
  }

  @Test
  void a_body_nested_10000_deep_is_refused_and_nothing_breaks() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertRefused(
        FINE.replace("{\"title", "{\"input\":" + deep + ",\"title"), "malformed-json", "");
    assertThat(echo(FINE).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_not_json_is_refused_with_the_place() {
    assertRefused("{\"title\":", "malformed-json", "");
    assertRefused(FINE + "}", "malformed-json", "");
    assertRefused("", "validation-failed", "");
    assertRefused("[]", "validation-failed", "");
    assertRefused("null", "validation-failed", "");
  }
}
