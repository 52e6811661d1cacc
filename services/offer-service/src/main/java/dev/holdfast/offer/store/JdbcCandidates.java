package dev.holdfast.offer.store;

import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.Score;
import dev.holdfast.offer.domain.match.Candidate;
import dev.holdfast.offer.domain.match.Candidates;
import dev.holdfast.offer.domain.match.Meanings;
import dev.holdfast.offer.domain.match.Meanings.Sense;
import dev.holdfast.offer.domain.match.Signals;
import dev.holdfast.offer.domain.match.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Picks a few hundred offers by indexes, so that their number in all does not matter. */
@Repository
class JdbcCandidates implements Candidates {

  /** By words, and again by meaning. */
  private static final int EACH_WAY = 250;

  /** Without words: the cheapest, the fastest, the best reputed and as many by lot. */
  private static final List<String> ORDERS =
      List.of("price_msat, offer_id", "delivery_seconds, offer_id", "score desc, offer_id", "lot");

  private static final int EACH_ORDER = 125;

  /** In a sample too, where all offers have the words. */
  private static final int MOST_TEXTS = 20_000;

  private static final String FREE =
      """
      l.max_open_orders > (select count(*) from open_order o
        where o.offer_id = l.offer_id and o.closed_at is null)\
      """;

  private final JdbcTemplate jdbc;
  private final Meanings meanings;

  JdbcCandidates(JdbcTemplate jdbc, Meanings meanings) {
    this.jdbc = jdbc;
    this.meanings = meanings;
  }

  @Override
  public Pool of(Wish wish, String buyer) {
    Sense sense = wish.words() == null ? null : meanings.of(wish.words());
    Set<UUID> ids = new LinkedHashSet<>();
    if (sense == null || wish.words() == null) {
      ORDERS.forEach(order -> ids.addAll(first(order, limits(wish, buyer))));
    } else {
      ids.addAll(byWords(wish.words(), wish, buyer));
      ids.addAll(sense.nearest(EACH_WAY));
    }
    Map<UUID, Double> likeness = sense == null ? Map.of() : sense.likeness(ids);
    return new Pool(read(ids, wish, buyer, likeness), meanings.relevance());
  }

  private static Where limits(Wish wish, String buyer) {
    return new Where()
        .and("l.provider <> ?", buyer)
        .and("l.capabilities @> array[?]::text[]", wish.capability())
        .and("l.price_msat <= ?", wish.maxPrice() == null ? null : wish.maxPrice().value())
        .and("l.delivery_seconds <= ?", wish.maxDeliverySeconds())
        .and("l.score >= ?", wish.minScore() == null ? null : wish.minScore().value())
        .and(FREE);
  }

  private List<UUID> first(String order, Where limits) {
    List<Object> values = new ArrayList<>(limits.values());
    values.add(EACH_ORDER);
    return jdbc.queryForList(
        "select offer_id from offer_listing l where %s order by %s limit ?"
            .formatted(limits.sql(), order),
        UUID.class,
        values.toArray());
  }

  private List<UUID> byWords(String words, Wish wish, String buyer) {
    List<UUID> best = List.of();
    for (String sample : Samples.SMALLEST_FIRST) {
      best = byWords(words, limits(wish, buyer).and(sample));
      if (best.size() == EACH_WAY) {
        return best;
      }
    }
    return best;
  }

  private List<UUID> byWords(String words, Where limits) {
    limits.and("l.words @@ websearch_to_tsquery('english', ?)", words);
    List<Object> values = new ArrayList<>(limits.values());
    values.addAll(List.of(MOST_TEXTS, words, EACH_WAY));
    return jdbc.queryForList(
        """
        select offer_id from (select offer_id, words, lot from offer_listing l where %s
          order by lot limit ?) found
        order by ts_rank(words, websearch_to_tsquery('english', ?)) desc, lot limit ?\
        """
            .formatted(limits.sql()),
        UUID.class,
        values.toArray());
  }

  private List<Candidate> read(
      Collection<UUID> ids, Wish wish, String buyer, Map<UUID, Double> likeness) {
    Where limits = limits(wish, buyer).and("l.offer_id = any(?)", ids.toArray(UUID[]::new));
    List<Object> values = new ArrayList<>();
    values.add(wish.words() == null ? "" : wish.words());
    values.addAll(limits.values());
    return jdbc.query(
        """
        select l.offer_id, l.price_msat, l.delivery_seconds, l.max_open_orders, l.score,
          s.confidence,
          case when l.words @@ q.query then ts_rank(l.words, q.query) else 0 end as text,
          (select count(*) from open_order o
            where o.offer_id = l.offer_id and o.closed_at is null) as open
        from offer_listing l left join agent_score s on s.agent_id = l.provider,
          websearch_to_tsquery('english', ?) as q (query)
        where %s\
        """
            .formatted(limits.sql()),
        (row, i) -> candidate(row, likeness.get(row.getObject("offer_id", UUID.class))),
        values.toArray());
  }

  private static Candidate candidate(ResultSet row, @Nullable Double likeness) throws SQLException {
    int most = row.getInt("max_open_orders");
    return new Candidate(
        row.getObject("offer_id", UUID.class),
        Msat.of(row.getLong("price_msat")),
        row.getLong("delivery_seconds"),
        most - row.getInt("open"),
        most,
        new Signals(
            row.getDouble("text"),
            likeness == null ? 0 : likeness,
            new Score(row.getDouble("score")),
            row.getDouble("confidence")));
  }
}
