package dev.holdfast.order.domain;

/** Checks JSON texts against an offer's schemas. */
public interface Texts {

  /**
   * Passes where a JSON text fits.
   *
   * @param at the JSON pointer of the text in the request
   * @throws OrderRefusal.Mismatch where it does not, {@link OrderRefusal.CheckTooSlow} where the
   *     check takes too long
   */
  void check(String schema, String json, String at, boolean isResult);
}
