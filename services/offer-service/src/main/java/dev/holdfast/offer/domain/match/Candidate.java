package dev.holdfast.offer.domain.match;

import dev.holdfast.money.Msat;
import java.util.UUID;

/**
 * An offer that keeps all limits and has a free place.
 *
 * @param free places for orders, at least 1
 * @param most places there are
 */
public record Candidate(
    UUID offerId, Msat price, long deliverySeconds, int free, int most, Signals signals) {

  public Candidate with(Signals others) {
    return new Candidate(offerId, price, deliverySeconds, free, most, others);
  }
}
