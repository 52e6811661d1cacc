package dev.holdfast.offer.domain.match;

import dev.holdfast.offer.domain.Score;

/**
 * What is known of an offer that is not an amount.
 *
 * @param text full text's rank, 0 where no word matches
 * @param likeness the cosine of what is asked and what is offered, 0 where there is no model
 * @param score of its provider
 * @param confidence how narrow the range is that the score is the lower end of, 0 to 1
 */
public record Signals(double text, double likeness, Score score, double confidence) {

  /** The same where the model has compared. */
  public Signals withLikeness(double likeness) {
    return new Signals(text, likeness, score, confidence);
  }
}
