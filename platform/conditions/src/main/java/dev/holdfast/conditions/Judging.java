package dev.holdfast.conditions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a condition stands, given facts: nothing else is asked and nothing is changed. */
final class Judging {

  private Judging() {}

  static Outcome of(Condition condition, Facts facts) {
    return switch (condition) {
      case Condition.OutputSchema schema -> schema(schema, facts);
      case Condition.ResultHash hash ->
          Outcome.of(
              hash,
              hash.sha256().equals(facts.resultSha256()),
              "the result's SHA-256 is " + facts.resultSha256());
      case Condition.JsonEquals equal -> equal(equal, facts);
      case Condition.JsonRange range -> range(range, facts);
      case Condition.SignedBy one -> signed(one, facts.evaluations().get(one.evaluator()));
      case Condition.Evaluators some -> evaluators(some, facts);
      case Condition.HttpProbe probe -> probe(probe, facts);
      case Condition.AllOf all -> {
        List<Outcome> parts = all.of().stream().map(one -> of(one, facts)).toList();
        yield new Outcome(all.type(), all(parts), "", parts);
      }
      case Condition.AnyOf any -> {
        List<Outcome> parts = any.of().stream().map(one -> of(one, facts)).toList();
        yield new Outcome(any.type(), any(parts), "", parts);
      }
      case Condition.Not not -> {
        Outcome part = of(not.condition(), facts);
        yield new Outcome(not.type(), not(part.status()), "", List.of(part));
      }
    };
  }

  static Status all(List<Outcome> parts) {
    if (parts.stream().anyMatch(part -> part.status() == Status.FAILS)) {
      return Status.FAILS;
    }
    boolean hold = parts.stream().allMatch(part -> part.status() == Status.HOLDS);
    return hold ? Status.HOLDS : Status.OPEN;
  }

  private static Status any(List<Outcome> parts) {
    if (parts.stream().anyMatch(part -> part.status() == Status.HOLDS)) {
      return Status.HOLDS;
    }
    boolean fail = parts.stream().allMatch(part -> part.status() == Status.FAILS);
    return fail ? Status.FAILS : Status.OPEN;
  }

  private static Status not(Status status) {
    return switch (status) {
      case HOLDS -> Status.FAILS;
      case FAILS -> Status.HOLDS;
      case OPEN -> Status.OPEN;
    };
  }

  private static Outcome schema(Condition.OutputSchema condition, Facts facts) {
    JsonNode result = facts.result();
    if (result == null) {
      return Outcome.of(condition, false, "the result is not inline");
    }
    String schema = condition.schema() == null ? facts.outputSchema() : condition.schema();
    Optional<String> mismatch = facts.schemas().mismatch(schema, result);
    return Outcome.of(condition, mismatch.isEmpty(), mismatch.orElse("the result fits the schema"));
  }

  private static Outcome equal(Condition.JsonEquals condition, Facts facts) {
    JsonNode found = at(facts.result(), condition.pointer().toString());
    if (found == null) {
      return Outcome.of(condition, false, "there is nothing at " + condition.pointer());
    }
    return Outcome.of(
        condition, found.equals(Judging::compare, condition.value()), "it is " + brief(found));
  }

  private static Outcome range(Condition.JsonRange condition, Facts facts) {
    JsonNode found = at(facts.result(), condition.pointer().toString());
    if (found == null || !found.isNumber()) {
      return Outcome.of(condition, false, "there is no number at " + condition.pointer());
    }
    BigDecimal number = found.decimalValue();
    boolean above = condition.min() == null || number.compareTo(condition.min()) >= 0;
    boolean below = condition.max() == null || number.compareTo(condition.max()) <= 0;
    return Outcome.of(condition, above && below, "it is " + brief(found));
  }

  private static Outcome signed(Condition.SignedBy condition, @Nullable Boolean passed) {
    if (passed == null) {
      return Outcome.of(condition, Status.OPEN, "the evaluator has not answered");
    }
    return Outcome.of(condition, passed, "the evaluator signed " + (passed ? "PASS" : "FAIL"));
  }

  private static Outcome evaluators(Condition.Evaluators condition, Facts facts) {
    long passed = condition.of().stream().filter(e -> answered(facts, e, true)).count();
    long failed = condition.of().stream().filter(e -> answered(facts, e, false)).count();
    long possible = condition.of().size() - failed;
    String detail =
        "%d of %d needed signed PASS, %d FAIL".formatted(passed, condition.atLeast(), failed);
    if (passed >= condition.atLeast()) {
      return Outcome.of(condition, Status.HOLDS, detail);
    }
    return Outcome.of(
        condition, possible < condition.atLeast() ? Status.FAILS : Status.OPEN, detail);
  }

  private static boolean answered(Facts facts, String evaluator, boolean passed) {
    Boolean answer = facts.evaluations().get(evaluator);
    return answer != null && answer == passed;
  }

  private static Outcome probe(Condition.HttpProbe condition, Facts facts) {
    Facts.Answer answer = facts.probes().get(condition);
    if (answer == null) {
      return Outcome.of(condition, Status.OPEN, "the address was not asked yet");
    }
    // It may answer as it should later: what is not there yet has not failed.
    return Outcome.of(condition, answer.asItShould() ? Status.HOLDS : Status.OPEN, answer.detail());
  }

  private static @Nullable JsonNode at(@Nullable JsonNode result, String pointer) {
    JsonNode found = result == null ? null : result.at(pointer);
    return found == null || found.isMissingNode() ? null : found;
  }

  /** For {@link JsonNode#equals(java.util.Comparator, JsonNode)}: 1 and 1.0 are the same number. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
