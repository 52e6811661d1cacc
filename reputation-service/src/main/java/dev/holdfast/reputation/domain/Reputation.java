package dev.holdfast.reputation.domain;

import java.time.Instant;

/** An agent's score on both sides, as of a moment. */
public record Reputation(String agentId, Instant asOf, Score asProvider, Score asBuyer) {

  public Score as(Role role) {
    return switch (role) {
      case PROVIDER -> asProvider;
      case BUYER -> asBuyer;
    };
  }
}
