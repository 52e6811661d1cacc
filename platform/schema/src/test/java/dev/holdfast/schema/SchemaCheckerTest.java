package dev.holdfast.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.testkit.HoldfastArchitecture;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckerTest {

  private final SchemaChecker checker = new SchemaChecker(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    checker.close();
  }

  @Test
  void a_text_that_fits_has_no_mismatch_and_one_that_does_not_says_where() {
    String schema =
        """
        {"type":"object","required":["text"],"additionalProperties":false,
         "properties":{"text":{"$ref":"#/$defs/word"}},
         "$defs":{"word":{"type":"string","pattern":"^[a-z]+$","maxLength":5}}}\
        """;
    checker.vet(schema);
    assertThat(checker.check(schema, json("{\"text\":\"hold\"}"))).isEmpty();
    assertThat(checker.check(schema, json("{\"text\":\"Hold\"}")))
        .extracting(Mismatch::pointer)
        .containsExactly("/text");
    assertThat(checker.check(schema, json("{}"))).hasSize(1);
  }

  @Test
  void a_schema_that_refers_elsewhere_is_refused() {
    refused("{\"$ref\":\"https://example.com/schema.json\"}");
    refused("{\"$ref\":\"other.json#/x\"}");
    refused("{\"$id\":\"https://example.com/a\",\"type\":\"object\"}");
    refused("{\"$schema\":\"https://example.com/my-dialect\"}");
  }

  @Test
  void a_schema_that_leads_back_to_itself_is_refused() {
    refused("{\"properties\":{\"child\":{\"$ref\":\"#\"}}}");
    refused("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}");
    refused(
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"not\":{\"$ref\":\"#/$defs/b\"}},"
            + "\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}}}");
  }

  @Test
  void a_schema_that_unfolds_to_a_flood_is_refused() {
    StringBuilder definitions = new StringBuilder("\"d0\":{\"type\":\"string\"}");
    for (int i = 1; i < 20; i++) {
      String twice = "{\"$ref\":\"#/$defs/d%d\"}".formatted(i - 1);
      definitions.append(",\"d%d\":{\"anyOf\":[%s,%s]}".formatted(i, twice, twice));
    }
    refused("{\"$ref\":\"#/$defs/d19\",\"$defs\":{" + definitions + "}}");
  }

  @Test
  void a_pattern_that_needs_backtracking_is_refused_and_a_redos_pattern_is_harmless() {
    refused("{\"type\":\"string\",\"pattern\":\"(a)\\\\1\"}");
    refused("{\"patternProperties\":{\"(?=a)\":{}}}");
    String redos = "{\"type\":\"string\",\"pattern\":\"^(a+)+$\"}";
    checker.vet(redos);
    assertThat(checker.check(redos, json("\"" + "a".repeat(50_000) + "!\""))).hasSize(1);
  }

  @Test
  void what_is_too_large_too_deep_or_no_schema_is_refused() {
    refused("{\"description\":\"" + "x".repeat(65_536) + "\"}");
    refused("{\"not\":".repeat(40) + "{}" + "}".repeat(40));
    refused("{\"type\":\"text\"}");
    refused("[]");
    refused("{");
  }

  @Test
  void a_property_may_be_called_like_a_keyword() {
    checker.vet(
        "{\"type\":\"object\",\"properties\":{\"pattern\":{\"type\":\"string\"},"
            + "\"$id\":{\"type\":\"string\"}},\"default\":{\"$ref\":\"http://a\"}}");
  }

  @Test
  void the_module_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.schema");
  }

  private void refused(String schema) {
    assertThatExceptionOfType(SchemaRefusedException.class).isThrownBy(() -> checker.vet(schema));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
