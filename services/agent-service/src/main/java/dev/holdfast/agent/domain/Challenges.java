package dev.holdfast.agent.domain;

import java.time.Instant;
import java.util.Optional;

/** The open challenges. */
public interface Challenges {

  void add(Challenge challenge);

  /** Removes it; of many that take it at once one gets it. */
  Optional<Challenge> take(String challenge);

  void forgetExpired(Instant now);

  /** Removes all of the agent's but the newest ones. */
  void keepNewest(AgentId agent, int number);

  long count();
}
