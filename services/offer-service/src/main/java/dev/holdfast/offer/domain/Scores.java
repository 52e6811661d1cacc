package dev.holdfast.offer.domain;

import java.time.Instant;

/** This service's own copy of the providers' reputation. */
public interface Scores {

  /** Keeps it, unless something later is known already. */
  void keep(String agentId, Score score, double confidence, Instant asOf);
}
