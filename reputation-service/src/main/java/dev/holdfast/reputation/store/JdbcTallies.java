package dev.holdfast.reputation.store;

import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.reputation.domain.Tallies;
import dev.holdfast.reputation.domain.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** A row for each two agents that traded, and each role. */
@Repository
class JdbcTallies implements Tallies {

  private static final String ADD =
      """
      insert into tally (agent_id, role, counterparty, positive, negative, orders)
      values (?, ?, ?, ?, ?, ?)
      on conflict (agent_id, role, counterparty) do update
      set positive = tally.positive + excluded.positive,
        negative = tally.negative + excluded.negative, orders = tally.orders + excluded.orders\
      """;

  private static final String FIRST_TIME_OUT =
      """
      select order_id, buyer, provider, outcome, provider_percent, fee_msat, closed_at from outcome
      where was_locked and outcome = 'TIMED_OUT' and provider = ? and buyer = ?
        and closed_at >= ? and closed_at < ? and order_id <> ?
      order by closed_at, order_id limit 1\
      """;

  private final JdbcTemplate jdbc;

  JdbcTallies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(List<Tally> changes) {
    var unused =
        jdbc.batchUpdate(
            ADD,
            changes.stream()
                .map(tally ->
                    new Object[] {
                      tally.agentId(),
                      tally.role().name(),
                      tally.counterparty(),
                      tally.positive(),
                      tally.negative(),
                      tally.orders()
                    })
                .toList());
  }

  @Override
  public List<Tally> of(String agentId) {
    return jdbc.query(
        "select agent_id, role, counterparty, positive, negative, orders from tally"
            + " where agent_id = ?",
        (row, i) ->
            new Tally(
                row.getString(1),
                Role.valueOf(row.getString(2)),
                row.getString(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getLong(6)),
        agentId);
  }

  @Override
  public Optional<Fact> firstTimeOutBeside(Fact fact) {
    Instant day = fact.closedAt().truncatedTo(ChronoUnit.DAYS);
    return jdbc
        .query(
            FIRST_TIME_OUT,
            (row, i) -> fact(row),
            fact.provider(),
            fact.buyer(),
            Timestamp.from(day),
            Timestamp.from(day.plus(1, ChronoUnit.DAYS)),
            fact.orderId())
        .stream()
        .findFirst();
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        OrderOutcome.valueOf(row.getString(4)),
        row.getInt(5),
        row.getLong(6),
        row.getTimestamp(7).toInstant());
  }
}
