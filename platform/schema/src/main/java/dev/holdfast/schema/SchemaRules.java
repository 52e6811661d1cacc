package dev.holdfast.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stranger's schema may contain. It is small, refers to nothing but its own definitions,
 * never to itself, and has only patterns that a linear-time engine can match.
 */
final class SchemaRules {

  static final int MAX_BYTES = 64 * 1024;
  static final int MAX_DEPTH = 32;

  /** A few definitions that refer to each other many times over unfold to millions of rules. */
  private static final int MAX_UNFOLDED = 10_000;

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Set<String> DATA = Set.of("enum", "const", "default", "examples");
  private static final Set<String> NAMES =
      Set.of("$id", "$anchor", "$dynamicAnchor", "$vocabulary");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private final JsonNode root;
  private int unfolded;

  private SchemaRules(JsonNode root) {
    this.root = root;
  }

  /** The schema, read; throws {@link SchemaRefusedException} where it breaks a rule. */
  static JsonNode read(String schema) {
    if (schema.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new SchemaRefusedException("A schema has at most 64 KiB.");
    }
    JsonNode root;
    try {
      root = JSON.readTree(schema);
    } catch (JacksonException e) {
      throw new SchemaRefusedException("A schema is JSON, at most 32 levels deep.");
    }
    if (!root.isObject()) {
      throw new SchemaRefusedException("A schema is a JSON object.");
    }
    new SchemaRules(root).check(root, new ArrayDeque<>());
    return root;
  }

  private void check(JsonNode node, Deque<String> references) {
    if (++unfolded > MAX_UNFOLDED) {
      throw new SchemaRefusedException("The schema unfolds to more than 10,000 rules.");
    }
    if (node.isArray()) {
      node.forEach(item -> check(item, references));
    }
    node.properties()
        .forEach(field -> {
          checkKeyword(field.getKey(), field.getValue(), references);
          if (!DATA.contains(field.getKey())) {
            check(field.getValue(), references);
          }
        });
  }

  private void checkKeyword(String keyword, JsonNode value, Deque<String> references) {
    if (NAMES.contains(keyword) && value.isString()) {
      throw new SchemaRefusedException("A schema has no " + keyword + " here.");
    }
    if (keyword.equals("$schema") && !value.asString("").replace("#", "").equals(DIALECT)) {
      throw new SchemaRefusedException("The one $schema that is known is " + DIALECT + ".");
    }
    if (keyword.equals("$dynamicRef") && value.isString()) {
      throw new SchemaRefusedException("$dynamicRef is not taken.");
    }
    if (keyword.equals("$ref") && value.isString()) {
      follow(value.asString(), references);
    }
    if (keyword.equals("pattern") && value.isString()) {
      checkPattern(value.asString());
    }
    if (keyword.equals("patternProperties")) {
      value.properties().forEach(pattern -> checkPattern(pattern.getKey()));
    }
  }

  private void follow(String reference, Deque<String> references) {
    if (!reference.startsWith("#/")) {
      throw new SchemaRefusedException(
          "A $ref points into the schema's own definitions, not to " + reference + ".");
    }
    if (references.contains(reference)) {
      throw new SchemaRefusedException("The $ref " + reference + " leads back to itself.");
    }
    JsonNode target = root.at(JsonPointer.compile(reference.substring(1)));
    if (target.isMissingNode()) {
      throw new SchemaRefusedException("The $ref " + reference + " points to nothing.");
    }
    references.push(reference);
    check(target, references);
    references.pop();
  }

  private static void checkPattern(String pattern) {
    try {
      var unused = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new SchemaRefusedException(
          "The pattern %s is not one of RE2, which matches in linear time: %s."
              .formatted(pattern, e.getDescription()));
    }
  }
}
