package dev.holdfast.offer.domain.match;

import java.util.List;
import java.util.UUID;

/**
 * An offer's place among the candidates, and why.
 *
 * @param score 0 to 1, the sum of the reasons' contributions
 */
public record Ranked(UUID offerId, double score, List<Reason> reasons) {

  public Ranked {
    reasons = List.copyOf(reasons);
  }

  static Ranked of(UUID offerId, List<Reason> reasons) {
    return new Ranked(
        offerId, Scale.rounded(reasons.stream().mapToDouble(Reason::contribution).sum()), reasons);
  }
}
