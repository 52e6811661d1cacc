package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranked offers, the best first.
 *
 * @param relevance how relevance was found out
 */
public record Matches(List<Match> matches, @Nullable String relevance) {

  public Matches {
    matches = Lists.of(matches);
  }

  /** An offer, and why it stands where it stands: the contributions add up to the score. */
  public record Match(
      int rank, double score, @JsonProperty(required = true) Offer offer, List<Reason> reasons) {
    public Match {
      reasons = Lists.of(reasons);
    }
  }

  /** What one component adds. */
  public record Reason(
      String component,
      double value,
      double weight,
      double contribution,
      @Nullable String detail) {}
}
