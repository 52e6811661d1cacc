package dev.holdfast.agent.store;

import dev.holdfast.agent.domain.SeenEvents;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class StoredSeenEvents implements SeenEvents {
  private final JdbcTemplate jdbc;

  StoredSeenEvents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean firstTime(String eventId, Instant until) {
    return jdbc.update(
            "insert into seen_event (event_id, forget_at) values (?, ?) on conflict do nothing",
            eventId,
            Timestamp.from(until))
        == 1;
  }

  @Override
  public void forgetOlderThan(Instant now) {
    jdbc.update("delete from seen_event where forget_at < ?", Timestamp.from(now));
  }
}
