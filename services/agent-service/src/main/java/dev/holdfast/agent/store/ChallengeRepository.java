package dev.holdfast.agent.store;

import dev.holdfast.agent.domain.Challenge;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ChallengeRepository extends Repository<Challenge, String> {

  Challenge save(Challenge challenge);

  Optional<Challenge> findById(String challenge);

  long count();

  @Modifying
  @Query("delete from Challenge c where c.challenge = :challenge")
  int deleteOne(String challenge);

  @Modifying
  @Query("delete from Challenge c where c.expiresAt <= :now")
  int deleteExpired(Instant now);

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          "delete from challenge where agent_id = :agentId and challenge not in (select challenge"
              + " from challenge where agent_id = :agentId order by expires_at desc limit :number)")
  int deleteAllButNewest(String agentId, int number);
}
