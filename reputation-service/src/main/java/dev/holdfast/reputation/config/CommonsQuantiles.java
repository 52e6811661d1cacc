package dev.holdfast.reputation.config;

import dev.holdfast.reputation.domain.BetaQuantiles;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** Quantiles as Apache Commons Statistics finds them: to about 1e-9, and always the same. */
public final class CommonsQuantiles implements BetaQuantiles {

  @Override
  public double of(double alpha, double beta, double probability) {
    return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
  }
}
