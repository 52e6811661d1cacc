package dev.holdfast.conditions;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What has to hold of a delivery. */
public sealed interface Condition {

  /** The word that names it in JSON, and in outcomes. */
  String type();

  /**
   * The inline result fits a schema.
   *
   * @param schema JSON Schema text; none for the offer's own output schema
   */
  record OutputSchema(@Nullable String schema) implements Condition {
    @Override
    public String type() {
      return "output_schema";
    }
  }

  /**
   * @param sha256 of the result's bytes, lower-case hex
   */
  record ResultHash(String sha256) implements Condition {
    @Override
    public String type() {
      return "result_sha256";
    }
  }

  /** The value at a place of the inline result is this one; numbers by their value. */
  record JsonEquals(JsonPointer pointer, JsonNode value) implements Condition {
    @Override
    public String type() {
      return "json_equals";
    }
  }

  /** The number at a place of the inline result is in a range, both ends included. */
  record JsonRange(JsonPointer pointer, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements Condition {
    @Override
    public String type() {
      return "json_range";
    }
  }

  /**
   * An evaluator signed that the result passes.
   *
   * @param statement what the evaluator states by it, part of the signed message; may be empty
   */
  record SignedBy(String evaluator, String statement) implements Condition {
    @Override
    public String type() {
      return "signed_by";
    }
  }

  /** At least so many of these evaluators signed that it passes. */
  record Evaluators(List<String> of, int atLeast, String statement) implements Condition {
    public Evaluators {
      of = List.copyOf(of);
    }

    @Override
    public String type() {
      return "evaluators";
    }
  }

  /**
   * A GET of an address answers as it should.
   *
   * @param url https; {@code {order_id}} in it is replaced by the order's
   * @param bodySha256 of the answer's body, lower-case hex
   */
  record HttpProbe(String url, int status, @Nullable String bodySha256) implements Condition {
    @Override
    public String type() {
      return "http_probe";
    }
  }

  /** Every one holds. */
  record AllOf(List<Condition> of) implements Condition {
    public AllOf {
      of = List.copyOf(of);
    }

    @Override
    public String type() {
      return "all";
    }
  }

  /** One holds, or more. */
  record AnyOf(List<Condition> of) implements Condition {
    public AnyOf {
      of = List.copyOf(of);
    }

    @Override
    public String type() {
      return "any";
    }
  }

  /** It does not hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public String type() {
      return "not";
    }
  }
}
