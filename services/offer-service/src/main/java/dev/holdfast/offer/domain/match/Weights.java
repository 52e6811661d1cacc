package dev.holdfast.offer.domain.match;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much each component counts; only their proportion matters. */
public record Weights(
    double relevance, double price, double delivery, double reputation, double capacity) {

  public static final double MOST = 1_000;

  /**
   * Of a caller who gives none: first that it fits, then that it is good, then that it is cheap.
   */
  public static final Weights DEFAULT = new Weights(40, 20, 10, 25, 5);

  public Weights {
    for (double weight : new double[] {relevance, price, delivery, reputation, capacity}) {
      if (!(weight >= 0 && weight <= MOST)) {
        throw new IllegalArgumentException("a weight is 0 to 1000, not " + weight);
      }
    }
  }

  public double of(Component component) {
    return switch (component) {
      case RELEVANCE -> relevance;
      case PRICE -> price;
      case DELIVERY -> delivery;
      case REPUTATION -> reputation;
      case CAPACITY -> capacity;
    };
  }

  /** Nothing is relevant to a question without words: the others share that weight. */
  public Weights withoutWords() {
    return new Weights(0, price, delivery, reputation, capacity);
  }

  public double sum() {
    return relevance + price + delivery + reputation + capacity;
  }

  String canonical() {
    return Arrays.stream(Component.values())
        .map(component -> Double.toString(of(component)))
        .collect(Collectors.joining(","));
  }
}
