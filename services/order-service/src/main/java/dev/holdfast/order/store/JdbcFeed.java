package dev.holdfast.order.store;

import dev.holdfast.messaging.AppendOnly;
import dev.holdfast.messaging.LateRows;
import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The feed as a table. Ids are given out before transactions commit, so a reader that went by id
 * alone would skip a row of a slow one; the transaction's own number and the oldest one still
 * running say what is complete.
 */
@Repository
class JdbcFeed implements Feed {

  /** So few, and said in the statement, that one plan is found good enough for every position. */
  private static final int MOST_NEWS = 100;

  private static final String NEWS =
      """
      select tx::text::bigint as tx, id, order_id, type, data, at, buyer, provider, evaluator,
        tx < pg_snapshot_xmin(pg_current_snapshot()) as complete
      from feed where (tx, id) > (?::text::xid8, ?) order by feed.tx, feed.id limit %d\
      """
          .formatted(MOST_NEWS);

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final AppendOnly FEED =
      AppendOnly.table(
          "feed",
          "order_id uuid",
          "buyer text",
          "provider text",
          "evaluator text",
          "type text",
          "data text",
          "at timestamptz");

  private static final String COMPLETE_SINCE =
      "(tx, id) > (:tx::text::xid8, :id) and tx < pg_snapshot_xmin(pg_current_snapshot())";

  private static final String OF_ORDER =
      """
      select tx::text::bigint as tx, id, order_id, type, data, at from feed
      where order_id = :order and (buyer = :agent or provider = :agent or evaluator = :agent)
        and %s
      order by feed.tx, feed.id limit :most\
      """
          .formatted(COMPLETE_SINCE);

  /**
   * Each by an index of its own: one condition for all three would read what everybody was told.
   */
  private static final String OF_AGENT =
      Stream.of("buyer", "provider", "evaluator")
          .map(column ->
              "(select * from feed where %s = :agent and %s order by tx, id limit :most)"
                  .formatted(column, COMPLETE_SINCE))
          .collect(
              Collectors.joining(
                  " union all ",
                  "with mine as (",
                  ") select tx::text::bigint as tx, id, order_id, type, data, at from mine"
                      + " order by mine.tx, mine.id limit :most"));

  private final LateRows rows;
  private final JdbcTemplate jdbc;
  private final JdbcClient named;

  JdbcFeed(LateRows rows, JdbcTemplate jdbc, JdbcClient named) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.named = named;
  }

  @Override
  public void add(Order order, Notice notice, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order_id", order.orderId().toString());
    data.put("state", order.state().name());
    data.putAll(notice.facts());
    data.put("at", at.toString());
    rows.add(
        FEED,
        order.orderId(),
        order.buyer(),
        order.provider(),
        null,
        notice.type(),
        JSON.writeValueAsString(data),
        at);
  }

  @Override
  public void addFor(String evaluator, Order order, Notice notice, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order_id", order.orderId().toString());
    data.putAll(notice.facts());
    data.put("at", at.toString());
    rows.add(
        FEED, order.orderId(), "", "", evaluator, notice.type(), JSON.writeValueAsString(data), at);
  }

  @Override
  public Position end() {
    Long oldestRunning =
        jdbc.queryForObject(
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class);
    return new Position(oldestRunning == null ? 0 : oldestRunning - 1, Long.MAX_VALUE);
  }

  @Override
  public News since(Position position) {
    return Objects.requireNonNull(
        jdbc.query(
            NEWS,
            (ResultSet rows) -> news(position, rows),
            Long.toString(position.tx()),
            position.id()));
  }

  private static News news(Position from, ResultSet rows) throws SQLException {
    List<Told> told = new ArrayList<>();
    Position upTo = from;
    while (rows.next()) {
      if (!rows.getBoolean("complete")) {
        return new News(upTo, told, true);
      }
      Entry entry = entry(rows);
      String evaluator = rows.getString("evaluator");
      told.add(
          new Told(
              entry,
              evaluator == null
                  ? Set.copyOf(List.of(rows.getString("buyer"), rows.getString("provider")))
                  : Set.of(evaluator)));
      upTo = entry.position();
    }
    return new News(upTo, told, told.size() == MOST_NEWS);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Position(row.getLong("tx"), row.getLong("id")),
        row.getObject("order_id", UUID.class),
        row.getString("type"),
        row.getString("data"),
        row.getTimestamp("at").toInstant());
  }

  @Override
  public List<Entry> after(Position position, String agentId, @Nullable UUID orderId, int atMost) {
    return named
        .sql(orderId == null ? OF_AGENT : OF_ORDER)
        .param("order", orderId)
        .param("agent", agentId)
        .param("tx", Long.toString(position.tx()))
        .param("id", position.id())
        .param("most", atMost)
        .query((row, i) -> entry(row))
        .list();
  }
}
