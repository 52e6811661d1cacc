package dev.holdfast.offer.domain;

import dev.holdfast.money.Msat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All offers there are, and those that can be found. */
public interface Offers {

  void add(Offer offer);

  void add(OfferVersion version);

  /** For nobody else to change until the transaction ends. */
  Optional<Offer> lock(UUID offerId);

  Optional<OfferVersion> version(UUID offerId, int version);

  /** Those there are of some, together and in no order. */
  List<CurrentOffer> current(Collection<UUID> offerIds);

  /** Puts the offer's current version where it can be found, or takes it away. */
  void list(Offer offer, OfferContent content);

  void unlist(UUID offerId);

  List<Hit> search(Question question, @Nullable After after, int atMost);

  /** How results are put in order; ties by id. */
  enum Sort {
    RELEVANCE,
    PRICE,
    DELIVERY,
    SCORE,
    NEWEST
  }

  record Question(
      @Nullable String words,
      @Nullable String capability,
      @Nullable Msat maxPrice,
      @Nullable Long maxDeliverySeconds,
      @Nullable Score minScore,
      Sort sort) {}

  /** Where the page before ended. */
  record After(long rank, UUID offerId) {}

  /**
   * @param rank what the sort compares, as a whole number
   */
  record Hit(UUID offerId, long rank) {}
}
