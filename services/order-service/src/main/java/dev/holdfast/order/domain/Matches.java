package dev.holdfast.order.domain;

import java.util.UUID;

/** Asks which offer suits a buyer best. */
public interface Matches {

  /**
   * @param question JSON, as {@code POST /v1/matches} takes it
   * @throws OrderRefusal.NoMatch where no offer keeps all of its limits
   * @throws OrderRefusal.MatchInvalid where it is no such question
   */
  Match best(String buyer, String question);

  /** An offer in the version that was ranked. */
  record Match(UUID offerId, int version) {}
}
