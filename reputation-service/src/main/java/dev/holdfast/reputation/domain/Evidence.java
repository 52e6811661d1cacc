package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderOutcome;

/** What an outcome says of one side: good above zero, bad below, nothing at zero. */
public final class Evidence {

  private Evidence() {}

  public static double of(Fact fact, Role role) {
    return switch (role) {
      case PROVIDER -> ofProvider(fact.outcome(), fact.providerPercent());
      case BUYER -> ofBuyer(fact.outcome(), fact.providerPercent());
    };
  }

  private static double ofProvider(OrderOutcome outcome, int percent) {
    return switch (outcome) {
      case ACCEPTED, ACCEPTED_BY_CONDITIONS -> 1;
      case ACCEPTED_BY_SILENCE -> 0.5;
      case CANCELLED_BY_PROVIDER -> -0.5;
      case TIMED_OUT -> -1;
      case AWARDED -> between(-3, 1, percent);
      // An agreed 0 % is what a provider's cancellation is.
      case AGREED -> between(-0.5, 1, percent);
      // The terms decided and nobody judged: from what a time-out says to what silence says.
      case LAPSED -> between(-1, 0.5, percent);
      case CANCELLED_BY_BUYER, EXPIRED -> 0;
    };
  }

  private static double ofBuyer(OrderOutcome outcome, int percent) {
    return switch (outcome) {
      case ACCEPTED, ACCEPTED_BY_CONDITIONS -> 1;
      case ACCEPTED_BY_SILENCE, AGREED -> 0.5;
      case AWARDED -> between(1, -3, percent);
      case LAPSED, CANCELLED_BY_PROVIDER, TIMED_OUT, CANCELLED_BY_BUYER, EXPIRED -> 0;
    };
  }

  private static double between(double atZero, double atHundred, int percent) {
    return atZero + (atHundred - atZero) * percent / 100;
  }
}
