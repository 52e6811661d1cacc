package dev.holdfast.agent.store;

import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Challenge;
import dev.holdfast.agent.domain.Challenges;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StoredChallenges implements Challenges {
  private final ChallengeRepository rows;

  StoredChallenges(ChallengeRepository rows) {
    this.rows = rows;
  }

  @Override
  public void add(Challenge challenge) {
    rows.save(challenge);
  }

  /** Many may read the row, but the database lets one delete it. */
  @Override
  public Optional<Challenge> take(String challenge) {
    return rows.findById(challenge).filter(found -> rows.deleteOne(challenge) == 1);
  }

  @Override
  public void forgetExpired(Instant now) {
    rows.deleteExpired(now);
  }

  @Override
  public void keepNewest(AgentId agent, int number) {
    rows.deleteAllButNewest(agent.hex(), number);
  }

  @Override
  public long count() {
    return rows.count();
  }
}
