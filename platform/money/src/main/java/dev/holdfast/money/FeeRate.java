package dev.holdfast.money;

/**
 * What the market keeps of a captured amount.
 *
 * @param basisPoints hundredths of a percent, 0 to 10,000; 100 is one percent
 */
public record FeeRate(int basisPoints) {

  /** No captured amount pays less than this, unless nothing is captured. */
  public static final Msat MINIMUM = Msat.ofSat(1);

  public FeeRate {
    if (basisPoints < 0 || basisPoints > 10_000) {
      throw new IllegalArgumentException("a fee is 0 to 10,000 basis points: " + basisPoints);
    }
  }

  /**
   * The fee of a captured amount: rounded up to the millisatoshi, at least 1 sat, never more than
   * the amount itself.
   */
  public Msat feeOn(Msat captured) {
    if (captured.isZero()) {
      return Msat.ZERO;
    }
    // Split before multiplying: the largest amount times 10,000 does not fit a long.
    long whole = captured.value() / 10_000 * basisPoints;
    long part = Math.ceilDiv(captured.value() % 10_000 * basisPoints, 10_000L);
    return Msat.of(whole + part).max(MINIMUM).min(captured);
  }
}
