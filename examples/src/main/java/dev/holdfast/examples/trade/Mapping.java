package dev.holdfast.examples.trade;

import dev.holdfast.sdk.HoldfastClient;
import tools.jackson.databind.JsonNode;

/** Between records and the JSON of inputs, results and schemas. */
final class Mapping {

  private Mapping() {}

  static JsonNode json(Object value) {
    return HoldfastClient.json().valueToTree(value);
  }

  static <T> T read(JsonNode json, Class<T> type) {
    return HoldfastClient.json().treeToValue(json, type);
  }

  static JsonNode schema(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
