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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

  private static final String FIRST =
      "(select l.* from offer_listing l where %s order by %s limit " + EACH_ORDER + ")";

  private static final String BEST_TEXTS =
      """
      select * from (select l.* from offer_listing l where %s order by lot limit %d) found
      order by ts_rank(words, websearch_to_tsquery('english', ?)) desc, lot limit %d\
      """;

  private static final String CANDIDATES =
      """
      select l.offer_id, l.price_msat, l.delivery_seconds, l.max_open_orders, l.score,
        s.confidence,
        case when l.words @@ q.query then ts_rank(l.words, q.query) else 0 end as text,
        (select count(*) from open_order o
          where o.offer_id = l.offer_id and o.closed_at is null) as open
      from websearch_to_tsquery('english', ?) as q (query),
        (%s) l left join agent_score s on s.agent_id = l.provider\
      """;

  private final JdbcTemplate jdbc;
  private final Meanings meanings;

  JdbcCandidates(PlannedEachTime planned, Meanings meanings) {
    jdbc = planned.jdbc();
    this.meanings = meanings;
  }

  @Override
  public Pool of(Wish wish, String buyer) {
    String words = wish.words();
    Collection<Candidate> found =
        words == null
            ? firstInEachOrder(limits(wish, buyer)).values()
            : byWordsAndMeaning(words, wish, buyer);
    return new Pool(List.copyOf(found), meanings.relevance());
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

  private Map<UUID, Candidate> firstInEachOrder(Where limits) {
    List<Object> values = new ArrayList<>();
    ORDERS.forEach(order -> values.addAll(limits.values()));
    String listed =
        ORDERS.stream()
            .map(order -> FIRST.formatted(limits.sql(), order))
            .collect(Collectors.joining(" union all "));
    return read("", listed, values);
  }

  private List<Candidate> byWordsAndMeaning(String words, Wish wish, String buyer) {
    Sense sense = meanings.of(words);
    Map<UUID, Candidate> found = byWords(words, limits(wish, buyer));
    Collection<UUID> near = sense.nearest(EACH_WAY);
    if (!near.isEmpty()) {
      Where limits = limits(wish, buyer).and("l.offer_id = any(?)", near.toArray(UUID[]::new));
      found.putAll(
          read(words, "select l.* from offer_listing l where " + limits.sql(), limits.values()));
    }
    Map<UUID, Double> likeness = sense.likeness(found.keySet());
    return found.values().stream()
        .map(each ->
            each.with(each.signals().withLikeness(likeness.getOrDefault(each.offerId(), 0d))))
        .toList();
  }

  private Map<UUID, Candidate> byWords(String words, Where where) {
    where.and("l.words @@ websearch_to_tsquery('english', ?)", words);
    where.and(Samples.smallest(jdbc, where, EACH_WAY));
    List<Object> values = new ArrayList<>(where.values());
    values.add(words);
    return read(words, BEST_TEXTS.formatted(where.sql(), MOST_TEXTS, EACH_WAY), values);
  }

  /** The listed offers that this selects, each once. */
  private Map<UUID, Candidate> read(String words, String listed, Collection<Object> values) {
    List<Object> all = new ArrayList<>();
    all.add(words);
    all.addAll(values);
    Map<UUID, Candidate> found = new LinkedHashMap<>();
    jdbc.query(CANDIDATES.formatted(listed), (row, i) -> candidate(row), all.toArray())
        .forEach(each -> found.put(each.offerId(), each));
    return found;
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    int most = row.getInt("max_open_orders");
    return new Candidate(
        row.getObject("offer_id", UUID.class),
        Msat.of(row.getLong("price_msat")),
        row.getLong("delivery_seconds"),
        most - row.getInt("open"),
        most,
        new Signals(
            row.getDouble("text"),
            0,
            new Score(row.getDouble("score")),
            row.getDouble("confidence")));
  }
}
