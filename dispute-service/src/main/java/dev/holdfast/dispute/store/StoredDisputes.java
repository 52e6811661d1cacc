package dev.holdfast.dispute.store;

import dev.holdfast.dispute.domain.Dispute;
import dev.holdfast.dispute.domain.DisputeState;
import dev.holdfast.dispute.domain.Disputes;
import dev.holdfast.dispute.domain.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;

@Repository
class StoredDisputes implements Disputes {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final DisputeRepository rows;
  private final StatementRepository statements;

  StoredDisputes(DisputeRepository rows, StatementRepository statements) {
    this.rows = rows;
    this.statements = statements;
  }

  @Override
  public void add(Dispute dispute) {
    rows.saveAndFlush(dispute);
  }

  @Override
  public Optional<Dispute> find(UUID id) {
    return rows.findByEither(id);
  }

  @Override
  public Optional<Dispute> lock(UUID id) {
    return rows.lockByEither(id);
  }

  @Override
  public List<Dispute> list(
      @Nullable String agentId, @Nullable DisputeState state, @Nullable UUID before, int atMost) {
    return rows.list(
        agentId == null,
        agentId == null ? "" : agentId,
        state == null,
        state == null ? DisputeState.OPEN : state,
        before == null ? AFTER_ALL : before,
        Limit.of(atMost));
  }

  @Override
  public List<UUID> due(Instant now, int atMost) {
    return rows.due(now, Limit.of(atMost));
  }

  @Override
  public void add(Statement statement) {
    statements.save(statement);
  }

  @Override
  public List<Statement> statementsOf(UUID disputeId) {
    return statements.findByDisputeIdOrderByStatementId(disputeId);
  }
}
