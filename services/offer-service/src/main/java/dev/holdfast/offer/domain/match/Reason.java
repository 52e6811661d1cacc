package dev.holdfast.offer.domain.match;

/**
 * What one component gave to a score.
 *
 * @param value 0 to 1
 * @param weight its share of all weights: they add up to 1
 * @param contribution value times weight: they add up to the score
 * @param detail where the value comes from, in a sentence
 */
public record Reason(
    Component component, double value, double weight, double contribution, String detail) {}
