package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;

/**
 * What an offer costs.
 *
 * @param model {@code fixed} for now
 * @param amountMsat at least 10 sat
 */
public record Price(String model, Msat amountMsat) {

  public static Price fixed(Msat amount) {
    return new Price("fixed", amount);
  }
}
