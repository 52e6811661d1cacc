package dev.holdfast.dispute.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All cases there are. */
public interface Disputes {

  void add(Dispute dispute);

  /** By its own id or by its order's. */
  Optional<Dispute> find(UUID id);

  /** By either id, for nobody else to change until the transaction ends. */
  Optional<Dispute> lock(UUID id);

  /** Newest first; of one agent, or of all where none is named. */
  List<Dispute> list(
      @Nullable String agentId, @Nullable DisputeState state, @Nullable UUID before, int atMost);

  List<UUID> due(Instant now, int atMost);

  void add(Statement statement);

  List<Statement> statementsOf(UUID disputeId);
}
