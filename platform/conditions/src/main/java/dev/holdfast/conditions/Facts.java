package dev.holdfast.conditions;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a delivery; everything a judgement depends on.
 *
 * @param result inline, or none where it is at an address
 * @param resultSha256 lower-case hex, of the result's bytes
 * @param schemas checks a text against a schema
 * @param evaluations verdicts whose signatures were checked, by evaluator: passed or not
 * @param probes answers so far, by address
 */
public record Facts(
    @Nullable JsonNode result,
    String resultSha256,
    String outputSchema,
    SchemaTest schemas,
    Map<String, Boolean> evaluations,
    Map<Condition.HttpProbe, Answer> probes) {

  public Facts {
    evaluations = Map.copyOf(evaluations);
    probes = Map.copyOf(probes);
  }

  /** Says what does not fit, or nothing where all does. */
  @FunctionalInterface
  public interface SchemaTest {
    Optional<String> mismatch(String schema, JsonNode text);
  }

  /** What a probe came to. */
  public record Answer(boolean asItShould, String detail) {}
}
