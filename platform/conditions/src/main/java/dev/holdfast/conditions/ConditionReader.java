package dev.holdfast.conditions;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads conditions and counts: they come from strangers and are kept with every order. */
final class ConditionReader {

  private static final int MOST_CHARACTERS = 16 * 1_024;
  private static final int MOST_LEVELS = 8;
  private static final int MOST_CONDITIONS = 64;
  private static final int MOST_EVALUATORS = 16;
  private static final int MOST_PROBES = 4;
  private static final int MOST_URL = 500;
  private static final int MOST_STATEMENT = 200;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> KNOWN =
      List.of(
          "output_schema",
          "result_sha256",
          "json_equals",
          "json_range",
          "signed_by",
          "evaluators",
          "http_probe",
          "all",
          "any",
          "not");

  private final Map<String, String> statements = new HashMap<>();
  private int conditions;
  private int probes;

  Conditions read(String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw refused("", "conditions have at most %d characters".formatted(MOST_CHARACTERS));
    }
    JsonNode array;
    try {
      array = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw refused("", "conditions are a JSON array");
    }
    if (!array.isArray()) {
      throw refused("", "conditions are a JSON array");
    }
    return new Conditions(list(array, "", 1));
  }

  private List<Condition> list(JsonNode array, String at, int level) {
    List<Condition> list = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      list.add(one(array.get(i), at + "/" + i, level));
    }
    return list;
  }

  private Condition one(JsonNode node, String at, int level) {
    if (level > MOST_LEVELS) {
      throw refused(at, "conditions are nested at most %d levels deep".formatted(MOST_LEVELS));
    }
    if (++conditions > MOST_CONDITIONS) {
      throw refused(at, "there are at most %d conditions".formatted(MOST_CONDITIONS));
    }
    if (!node.isObject()) {
      throw refused(at, "a condition is a JSON object");
    }
    String type = node.path("type").asString("");
    return switch (type) {
      case "output_schema" -> outputSchema(only(node, at, "schema"));
      case "result_sha256" ->
          new Condition.ResultHash(hash(only(node, at, "sha256"), "sha256", at));
      case "json_equals" -> equal(only(node, at, "pointer", "value"), at);
      case "json_range" -> range(only(node, at, "pointer", "min", "max"), at);
      case "signed_by" -> signedBy(only(node, at, "evaluator", "statement"), at);
      case "evaluators" -> evaluators(only(node, at, "of", "at_least", "statement"), at);
      case "http_probe" -> probe(only(node, at, "url", "status", "body_sha256"), at);
      case "all" -> new Condition.AllOf(parts(only(node, at, "of"), at, level));
      case "any" -> new Condition.AnyOf(parts(only(node, at, "of"), at, level));
      case "not" ->
          new Condition.Not(
              one(only(node, at, "condition").path("condition"), at + "/condition", level + 1));
      default -> throw refused(at + "/type", "the type is one of " + KNOWN);
    };
  }

  private static Condition outputSchema(JsonNode node) {
    JsonNode schema = node.get("schema");
    return new Condition.OutputSchema(schema == null ? null : schema.toString());
  }

  private static Condition equal(JsonNode node, String at) {
    JsonNode value = node.get("value");
    if (value == null) {
      throw refused(at + "/value", "is needed");
    }
    return new Condition.JsonEquals(pointer(node, at), value);
  }

  private static Condition range(JsonNode node, String at) {
    BigDecimal min = number(node, "min", at);
    BigDecimal max = number(node, "max", at);
    if (min == null && max == null) {
      throw refused(at, "a range has min, max or both");
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw refused(at, "min is above max: nothing could hold it");
    }
    return new Condition.JsonRange(pointer(node, at), min, max);
  }

  private Condition signedBy(JsonNode node, String at) {
    String evaluator = hash(node, "evaluator", at);
    return new Condition.SignedBy(evaluator, statement(node, evaluator, at));
  }

  private Condition evaluators(JsonNode node, String at) {
    Set<String> of = new HashSet<>();
    List<String> inOrder = new ArrayList<>();
    JsonNode named = node.path("of");
    for (int i = 0; i < named.size(); i++) {
      String evaluator = named.get(i).asString("");
      if (!SHA256.matcher(evaluator).matches()) {
        throw refused(at + "/of/" + i, "an evaluator is an agent id, 64 lower-case hex digits");
      }
      String unused = statement(node, evaluator, at);
      if (!of.add(evaluator)) {
        throw refused(at + "/of/" + i, "is named twice: one key has one voice");
      }
      inOrder.add(evaluator);
    }
    int atLeast = node.path("at_least").asInt(0);
    if (atLeast < 1 || atLeast > inOrder.size()) {
      throw refused(at + "/at_least", "is from 1 to the number of evaluators");
    }
    return new Condition.Evaluators(inOrder, atLeast, node.path("statement").asString(""));
  }

  private Condition probe(JsonNode node, String at) {
    if (++probes > MOST_PROBES) {
      throw refused(at, "there are at most %d probes".formatted(MOST_PROBES));
    }
    String url = node.path("url").asString("");
    if (url.length() > MOST_URL || !isPublicHttps(url.replace("{order_id}", "x"))) {
      throw refused(
          at + "/url", "is an https address of at most %d characters".formatted(MOST_URL));
    }
    int status = node.path("status").asInt(node.has("status") ? 0 : 200);
    if (status < 200 || status > 499) {
      throw refused(at + "/status", "is an HTTP status from 200 to 499");
    }
    return new Condition.HttpProbe(
        url, status, node.has("body_sha256") ? hash(node, "body_sha256", at) : null);
  }

  private static boolean isPublicHttps(String url) {
    try {
      URI uri = URI.create(url);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<Condition> parts(JsonNode node, String at, int level) {
    JsonNode of = node.path("of");
    if (!of.isArray() || of.isEmpty()) {
      throw refused(at + "/of", "is an array of at least one condition");
    }
    return list(of, at + "/of", level + 1);
  }

  /** An evaluator signs one message for an order: it cannot state two things by it. */
  private String statement(JsonNode node, String evaluator, String at) {
    String statement = node.path("statement").asString("");
    if (statement.length() > MOST_STATEMENT
        || statement.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          at + "/statement", "is one line of at most %d characters".formatted(MOST_STATEMENT));
    }
    String before = statements.putIfAbsent(evaluator, statement);
    if (before != null && !before.equals(statement)) {
      throw refused(at + "/statement", "differs from what the same evaluator states elsewhere");
    }
    if (statements.size() > MOST_EVALUATORS) {
      throw refused(at, "there are at most %d evaluators".formatted(MOST_EVALUATORS));
    }
    return statement;
  }

  private static JsonPointer pointer(JsonNode node, String at) {
    JsonNode pointer = node.get("pointer");
    try {
      if (pointer != null && pointer.isString() && pointer.asString().length() <= 256) {
        return JsonPointer.compile(pointer.asString());
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw refused(at + "/pointer", "is a JSON Pointer, such as /items/0/score");
  }

  private static @Nullable BigDecimal number(JsonNode node, String field, String at) {
    JsonNode number = node.get(field);
    if (number == null) {
      return null;
    }
    if (!number.isNumber()) {
      throw refused(at + "/" + field, "is a number");
    }
    return number.decimalValue();
  }

  private static String hash(JsonNode node, String field, String at) {
    String text = node.path(field).asString("");
    if (!SHA256.matcher(text).matches()) {
      throw refused(at + "/" + field, "is 64 lower-case hex digits");
    }
    return text;
  }

  private static JsonNode only(JsonNode node, String at, String... fields) {
    Set<String> known = new HashSet<>(List.of(fields));
    known.add("type");
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw refused(at + "/" + name, "is not a field of this condition");
      }
    }
    return node;
  }

  private static ConditionRefusedException refused(String at, String why) {
    return new ConditionRefusedException(at, why);
  }
}
