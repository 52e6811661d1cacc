package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.node.LeaseTable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row for each node, and the database's clock. */
@Component
class JdbcLeaseTable implements LeaseTable {
  private static final String TAKE =
      """
      insert into node_lease as l (node, owner, fence, until)
      values (:node, :owner, 1, clock_timestamp() + :millis * interval '1 millisecond')
      on conflict (node) do update
      set owner = excluded.owner, fence = l.fence + 1, until = excluded.until
      where l.until <= clock_timestamp() or (:evenIfOwn and l.owner = excluded.owner)
      returning fence
      """;

  private static final String RENEW =
      """
      update node_lease set until = clock_timestamp() + :millis * interval '1 millisecond'
      where node = :node and owner = :owner and fence = :fence
      """;

  private static final String CONFIRM =
      """
      select 1 from node_lease
      where node = :node and owner = :owner and fence = :fence and until > clock_timestamp()
      for share
      """;

  private static final String RELEASE =
      """
      update node_lease set until = clock_timestamp()
      where node = :node and owner = :owner and fence = :fence
      """;

  private final JdbcClient jdbc;

  JdbcLeaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Long> take(String node, String owner, Duration time, boolean evenIfOwn) {
    return jdbc.sql(TAKE)
        .param("node", node)
        .param("owner", owner)
        .param("millis", time.toMillis())
        .param("evenIfOwn", evenIfOwn)
        .query(Long.class)
        .optional();
  }

  @Override
  public boolean renew(String node, String owner, long fence, Duration time) {
    return lease(RENEW, node, owner, fence).param("millis", time.toMillis()).update() == 1;
  }

  @Override
  public boolean confirm(String node, String owner, long fence) {
    return lease(CONFIRM, node, owner, fence).query(Integer.class).optional().isPresent();
  }

  @Override
  public void release(String node, String owner, long fence) {
    lease(RELEASE, node, owner, fence).update();
  }

  private JdbcClient.StatementSpec lease(String sql, String node, String owner, long fence) {
    return jdbc.sql(sql).param("node", node).param("owner", owner).param("fence", fence);
  }
}
