package dev.holdfast.offer.domain.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts candidates in order: a weighted sum whose parts are told. */
public final class Ranking {

  private final Wish wish;
  private final boolean understands;
  private final Scale prices;
  private final Scale times;
  private final double bestText;

  private Ranking(Wish wish, Candidates.Pool pool) {
    List<Candidate> all = pool.candidates();
    this.wish = wish;
    this.understands = pool.relevance() != Candidates.Relevance.FULL_TEXT;
    this.prices =
        Scale.of(
            wish.maxPrice() == null ? 0 : wish.maxPrice().value(), all, c -> c.price().value());
    this.times =
        Scale.of(
            wish.maxDeliverySeconds() == null ? 0 : wish.maxDeliverySeconds(),
            all,
            Candidate::deliverySeconds);
    this.bestText = all.stream().mapToDouble(c -> c.signals().text()).max().orElse(0);
  }

  /** The best first. */
  public static List<Ranked> of(Wish wish, Candidates.Pool pool, int atMost) {
    Ranking ranking = new Ranking(wish, pool);
    String question = wish.canonical();
    return pool.candidates().stream()
        .map(ranking::judged)
        .map(ranked -> new Place(ranked, Lot.of(ranked.offerId(), question)))
        .sorted(
            Comparator.comparingDouble((Place place) -> -place.ranked.score())
                .thenComparing(Place::lot))
        .limit(atMost)
        .map(Place::ranked)
        .toList();
  }

  private Ranked judged(Candidate candidate) {
    List<Reason> reasons = new ArrayList<>();
    for (Component component : Component.values()) {
      double weight = wish.weights().of(component) / wish.weights().sum();
      if (weight > 0) {
        double value = Scale.rounded(valueOf(component, candidate));
        double contribution = Scale.rounded(value * weight);
        String detail = detailOf(component, candidate);
        reasons.add(new Reason(component, value, Scale.rounded(weight), contribution, detail));
      }
    }
    return Ranked.of(candidate.offerId(), reasons);
  }

  private double valueOf(Component component, Candidate candidate) {
    return switch (component) {
      case RELEVANCE -> understands ? (text(candidate) + likeness(candidate)) / 2 : text(candidate);
      case PRICE -> prices.value(candidate.price().value());
      case DELIVERY -> times.value(candidate.deliverySeconds());
      case REPUTATION -> candidate.signals().score().value();
      case CAPACITY -> (double) candidate.free() / candidate.most();
    };
  }

  private String detailOf(Component component, Candidate candidate) {
    return switch (component) {
      case RELEVANCE ->
          understands
              ? say(
                  "half its words, %.2f, half its meaning, %.2f",
                  text(candidate), likeness(candidate))
              : say("its words match %.2f times as well as the best match's", text(candidate));
      case PRICE ->
          say(
              "%d msat: each halving of %d msat is a tenth",
              candidate.price().value(), prices.most());
      case DELIVERY ->
          say("%d s: each halving of %d s is a tenth", candidate.deliverySeconds(), times.most());
      case REPUTATION ->
          say(
              "its provider's score, known with a confidence of %.2f",
              candidate.signals().confidence());
      case CAPACITY -> say("%d of %d places are free", candidate.free(), candidate.most());
    };
  }

  /** Relative to the best match: full text's rank alone means nothing. */
  private double text(Candidate candidate) {
    return bestText > 0 ? candidate.signals().text() / bestText : 0;
  }

  private static double likeness(Candidate candidate) {
    return Math.max(0, Math.min(1, candidate.signals().likeness()));
  }

  private static String say(String sentence, Object... facts) {
    return String.format(Locale.ROOT, sentence, facts);
  }

  private record Place(Ranked ranked, Lot lot) {}
}
