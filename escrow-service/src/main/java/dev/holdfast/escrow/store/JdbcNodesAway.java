package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.NodesAway;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A row for each node that does not answer. */
@Repository
class JdbcNodesAway implements NodesAway {

  private final JdbcClient jdbc;

  JdbcNodesAway(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void away(String node, Instant since) {
    jdbc.sql("insert into node_away values (:node, :since) on conflict (node) do nothing")
        .param("node", node)
        .param("since", Timestamp.from(since))
        .update();
  }

  @Override
  public void back(String node) {
    jdbc.sql("delete from node_away where node = :node").param("node", node).update();
  }

  @Override
  public Optional<Instant> awaySince(String node) {
    return jdbc.sql("select since from node_away where node = :node")
        .param("node", node)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }
}
