package dev.holdfast.examples.trade;

import dev.holdfast.examples.text.Duplicates;
import dev.holdfast.examples.text.Passages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds passages that say nearly the same. */
final class DuplicatesTrade implements Trade {

  private static final int PASSAGES = 8;
  private static final int PLANTED = 2;
  private static final double THRESHOLD = 0.9;

  record Input(List<String> passages, double threshold) {}

  /** Two places, the smaller first. */
  private record Places(int first, int second) {
    static Places of(int a, int b) {
      return new Places(Math.min(a, b), Math.max(a, b));
    }
  }

  @Override
  public String capability() {
    return "text.near-duplicates";
  }

  @Override
  public String title() {
    return "Near-duplicate detection";
  }

  @Override
  public String description() {
    return "Finds the pairs among up to 64 passages whose meanings (MiniLM embeddings) are at least"
        + " as similar as you say, even where the words were edited.";
  }

  @Override
  public JsonNode inputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "passages": {
              "type": "array", "minItems": 2, "maxItems": 64,
              "items": {"type": "string", "minLength": 1, "maxLength": 4000}
            },
            "threshold": {"type": "number", "minimum": 0.5, "maximum": 1}
          },
          "required": ["passages", "threshold"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode outputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "pairs": {
              "type": "array", "maxItems": 2016,
              "items": {
                "type": "object",
                "properties": {
                  "first": {"type": "integer", "minimum": 0, "maximum": 63},
                  "second": {"type": "integer", "minimum": 0, "maximum": 63},
                  "similarity": {"type": "number", "minimum": -1, "maximum": 1}
                },
                "required": ["first", "second", "similarity"],
                "additionalProperties": false
              }
            }
          },
          "required": ["pairs"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode perform(JsonNode json) {
    Input input = Mapping.read(json, Input.class);
    return Mapping.json(Duplicates.in(input.passages(), input.threshold()));
  }

  /** Finds nothing without looking. */
  @Override
  public JsonNode bungle(JsonNode json) {
    return Mapping.json(new Duplicates(List.of()));
  }

  /** Plants edited copies among passages that differ: exactly those have to be found. */
  @Override
  public Task task(Passages passages, Random random) {
    List<String> originals = passages.pick(PASSAGES, random);
    Map<String, String> copies = new HashMap<>();
    // An edited word changes the meaning of a short passage more than that of a long one.
    originals.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(PLANTED)
        .forEach(original -> copies.put(original, edited(original)));
    List<String> all = new ArrayList<>(originals);
    all.addAll(copies.values());
    Collections.shuffle(all, random);
    Set<Places> planted = new HashSet<>();
    copies.forEach(
        (original, copy) -> planted.add(Places.of(all.indexOf(original), all.indexOf(copy))));
    return new Task(
        Mapping.json(new Input(all, THRESHOLD)),
        result -> fault(planted, Mapping.read(result, Duplicates.class)));
  }

  /** The same passage as a hasty copyist has it. */
  private static String edited(String passage) {
    return passage.replaceFirst(" the ", " that ").replaceFirst("\\.$", "!") + " ";
  }

  private static Optional<String> fault(Set<Places> planted, Duplicates result) {
    Set<Places> found = new HashSet<>();
    result.pairs().forEach(pair -> found.add(Places.of(pair.first(), pair.second())));
    if (found.size() != result.pairs().size()) {
      return Optional.of("a pair is named twice");
    }
    return found.equals(planted)
        ? Optional.empty()
        : Optional.of("%s are duplicates, but %s were named".formatted(planted, found));
  }
}
