package dev.holdfast.agent.store;

import dev.holdfast.agent.domain.Agent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgentRepository extends Repository<Agent, String> {

  Optional<Agent> findById(String agentId);

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          "insert into agent (agent_id, registered_at, version) values (:agentId, :now, 0)"
              + " on conflict do nothing")
  int insertIfAbsent(String agentId, Instant now);
}
