package dev.holdfast.offer.store;

import dev.holdfast.offer.domain.CurrentOffer;
import dev.holdfast.offer.domain.Offer;
import dev.holdfast.offer.domain.OfferContent;
import dev.holdfast.offer.domain.OfferVersion;
import dev.holdfast.offer.domain.Offers;
import dev.holdfast.offer.domain.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class StoredOffers implements Offers {

  /** Nobody turns more pages than that have; to rank more takes longer than a search may. */
  private static final int ENOUGH = 500;

  private final OfferRepository rows;
  private final OfferVersionRepository versions;
  private final JdbcTemplate jdbc;
  private final JdbcTemplate seeking;

  StoredOffers(
      OfferRepository rows,
      OfferVersionRepository versions,
      JdbcTemplate jdbc,
      PlannedEachTime planned) {
    this.rows = rows;
    this.versions = versions;
    this.jdbc = jdbc;
    seeking = planned.jdbc();
  }

  @Override
  public void add(Offer offer) {
    rows.saveAndFlush(offer);
  }

  @Override
  public void add(OfferVersion version) {
    versions.saveAndFlush(version);
  }

  @Override
  public Optional<Offer> lock(UUID offerId) {
    return rows.lock(offerId);
  }

  @Override
  public Optional<OfferVersion> version(UUID offerId, int version) {
    return versions.findByOfferIdAndVersion(offerId, version);
  }

  @Override
  public List<CurrentOffer> current(Collection<UUID> offerIds) {
    return offerIds.isEmpty() ? List.of() : CurrentOffers.of(jdbc, offerIds);
  }

  @Override
  public void list(Offer offer, OfferContent content) {
    jdbc.update(
        """
        insert into offer_listing (offer_id, version, provider, capabilities, price_msat,
          delivery_seconds, max_open_orders, score, words)
        values (?, ?, ?, ?, ?, ?, ?, ?, setweight(to_tsvector('english', ?), 'A')
          || setweight(to_tsvector('english', ?), 'B')
          || setweight(to_tsvector('english', ?), 'C'))
        on conflict (offer_id) do update set version = excluded.version,
          capabilities = excluded.capabilities, price_msat = excluded.price_msat,
          delivery_seconds = excluded.delivery_seconds,
          max_open_orders = excluded.max_open_orders, score = excluded.score,
          words = excluded.words\
        """,
        offer.offerId(),
        offer.currentVersion(),
        offer.provider(),
        content.capabilities().toArray(String[]::new),
        content.price().value(),
        content.deliverySeconds(),
        content.maxOpenOrders(),
        scoreOf(offer.provider()),
        content.title(),
        String.join(" ", content.capabilities()).replaceAll("[._-]", " "),
        content.description());
  }

  /**
   * Held until the transaction ends: a change of reputation that comes meanwhile has to wait, and
   * then finds this listing.
   */
  private double scoreOf(String provider) {
    jdbc.update(
        """
        insert into agent_score (agent_id, score, confidence, as_of)
        values (?, ?, 0, '-infinity') on conflict do nothing\
        """,
        provider,
        Score.NEWCOMER.value());
    Double score =
        jdbc.queryForObject(
            "select score from agent_score where agent_id = ? for share", Double.class, provider);
    return score == null ? Score.NEWCOMER.value() : score;
  }

  @Override
  public void unlist(UUID offerId) {
    jdbc.update("delete from offer_listing where offer_id = ?", offerId);
  }

  @Override
  public List<Hit> search(Question question, @Nullable After after, int atMost) {
    List<Object> values = new ArrayList<>();
    String rank = rankOf(question, values);
    Where where =
        new Where()
            .and("words @@ websearch_to_tsquery('english', ?)", question.words())
            .and("capabilities @> array[?]::text[]", question.capability())
            .and(
                "price_msat <= ?", question.maxPrice() == null ? null : question.maxPrice().value())
            .and("delivery_seconds <= ?", question.maxDeliverySeconds())
            .and("score >= ?", question.minScore() == null ? null : question.minScore().value());
    if (question.sort() == Sort.RELEVANCE && question.words() != null) {
      // The same for each page of a question.
      where.and(Samples.smallest(seeking, where, ENOUGH));
    }
    values.addAll(where.values());
    String page = "";
    if (after != null) {
      page = " where (rank, offer_id) > (?, ?)";
      values.add(after.rank());
      values.add(after.offerId());
    }
    values.add(atMost);
    return seeking.query(
        "select offer_id, rank from (select offer_id, %s as rank from offer_listing where %s) hits%s order by rank, offer_id limit ?"
            .formatted(rank, where.sql(), page),
        (row, i) -> new Hit(row.getObject("offer_id", UUID.class), row.getLong("rank")),
        values.toArray());
  }

  /** Smaller comes first; a whole number, so that a cursor says exactly where a page ended. */
  private static String rankOf(Question question, List<Object> values) {
    return switch (question.sort()) {
      case PRICE -> "price_msat";
      case DELIVERY -> "delivery_seconds";
      case SCORE -> "-(score * 1000000000)::bigint";
      // The id is a UUIDv7: its first 48 bits are the time it was made.
      case NEWEST -> "-(('x' || translate(left(offer_id::text, 13), '-', ''))::bit(48)::bigint)";
      case RELEVANCE -> {
        if (question.words() == null) {
          yield "-(('x' || translate(left(offer_id::text, 13), '-', ''))::bit(48)::bigint)";
        }
        values.add(question.words());
        yield "-(ts_rank(words, websearch_to_tsquery('english', ?)) * 1000000000)::bigint";
      }
    };
  }
}
