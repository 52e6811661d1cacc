package dev.holdfast.examples.trade;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Work that a buyer wants done, and how it knows whether it was.
 *
 * @param input of the order
 * @param check one sentence on what is wrong with a result; none where it is right
 */
public record Task(JsonNode input, Function<JsonNode, Optional<String>> check) {

  public Optional<String> faultOf(JsonNode result) {
    return check.apply(result);
  }
}
