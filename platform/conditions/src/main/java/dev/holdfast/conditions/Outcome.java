package dev.holdfast.conditions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How one condition stands, and why.
 *
 * @param parts of a combination
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Outcome(
    @JsonProperty("type") String type,
    @JsonProperty("status") Status status,
    @JsonProperty("detail") String detail,
    @JsonProperty("parts") List<Outcome> parts) {

  public Outcome {
    parts = List.copyOf(parts);
  }

  static Outcome of(Condition condition, Status status, String detail) {
    return new Outcome(condition.type(), status, detail, List.of());
  }

  static Outcome of(Condition condition, boolean holds, String detail) {
    return of(condition, holds ? Status.HOLDS : Status.FAILS, detail);
  }
}
