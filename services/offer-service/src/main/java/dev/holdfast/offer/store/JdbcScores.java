package dev.holdfast.offer.store;

import dev.holdfast.offer.domain.Score;
import dev.holdfast.offer.domain.Scores;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcScores implements Scores {

  private final JdbcTemplate jdbc;

  JdbcScores(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String agentId, Score score, double confidence, Instant asOf) {
    int changed =
        jdbc.update(
            """
            insert into agent_score (agent_id, score, confidence, as_of) values (?, ?, ?, ?)
            on conflict (agent_id) do update set score = excluded.score,
              confidence = excluded.confidence, as_of = excluded.as_of
              where agent_score.as_of <= excluded.as_of\
            """,
            agentId,
            score.value(),
            confidence,
            Timestamp.from(asOf));
    if (changed == 1) {
      // In the listing too: there an index can begin with the best.
      jdbc.update("update offer_listing set score = ? where provider = ?", score.value(), agentId);
    }
  }
}
