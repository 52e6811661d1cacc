package dev.holdfast.reputation.domain;

/** The inverse of the Beta distribution's cumulative probability. */
@FunctionalInterface
public interface BetaQuantiles {

  double of(double alpha, double beta, double probability);
}
