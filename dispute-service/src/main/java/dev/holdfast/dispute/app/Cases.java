package dev.holdfast.dispute.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.dispute.domain.Dispute;
import dev.holdfast.dispute.domain.DisputeRefusal;
import dev.holdfast.dispute.domain.DisputeState;
import dev.holdfast.dispute.domain.Disputes;
import dev.holdfast.dispute.domain.Statement;
import dev.holdfast.messaging.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to cases. */
@Service
public class Cases {

  private static final int BATCH = 100;

  private final Disputes disputes;
  private final Outbox outbox;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  Cases(Disputes disputes, Outbox outbox, TimeBasedEpochGenerator ids, Clock clock) {
    this.disputes = disputes;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public void open(OrderDisputed order) {
    if (disputes.find(order.orderId()).isEmpty()) {
      Dispute dispute = new Dispute(ids.generate(), order);
      disputes.add(dispute);
      outbox.publish(dispute.opened());
    }
  }

  @Transactional
  public void escrowDecided(EscrowDecided escrow) {
    switch (escrow.reason()) {
      case GUARD, AGREED -> endElsewhere(escrow.orderId());
      case ACCEPTED, CANCELLED, TIMED_OUT, AWARDED, DISPUTE_LAPSED -> {}
    }
  }

  @Transactional
  public void takenIntoCustody(EscrowTakenIntoCustody escrow) {
    disputes.lock(escrow.orderId()).ifPresent(Dispute::takenIntoCustody);
  }

  @Transactional
  public void orderClosed(OrderClosed order) {
    endElsewhere(order.orderId());
  }

  @Transactional
  public void claim(UUID id, String arbiter) {
    change(id, dispute -> dispute.claim(arbiter));
  }

  @Transactional
  public void release(UUID id, String arbiter) {
    change(id, dispute -> dispute.release(arbiter));
  }

  @Transactional
  public void award(UUID id, String arbiter, int percent, String reason) {
    change(
        id,
        dispute ->
            dispute.award(arbiter, percent, reason, clock.instant()).ifPresent(outbox::publish));
  }

  /** By a party, or by an arbiter, in a case that is not over. */
  @Transactional
  public void say(
      UUID id,
      String author,
      boolean arbiter,
      Statement.Kind kind,
      @Nullable String name,
      String text,
      String sha256) {
    Dispute dispute = visible(id, author, arbiter);
    dispute.requireRunning();
    disputes.add(
        new Statement(
            ids.generate(),
            dispute.disputeId(),
            kind,
            author,
            name,
            text,
            sha256,
            clock.instant()));
  }

  @Transactional(readOnly = true)
  public CaseFile read(UUID id, String agentId, boolean arbiter) {
    Dispute dispute = visible(id, agentId, arbiter);
    return new CaseFile(dispute, disputes.statementsOf(dispute.disputeId()));
  }

  @Transactional(readOnly = true)
  public List<CaseFile> list(
      String agentId,
      boolean arbiter,
      @Nullable DisputeState state,
      @Nullable UUID before,
      int atMost) {
    return disputes.list(arbiter ? null : agentId, state, before, atMost).stream()
        .map(dispute -> new CaseFile(dispute, disputes.statementsOf(dispute.disputeId())))
        .toList();
  }

  /** One statement, so no transaction. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<UUID> due() {
    return disputes.due(clock.instant(), BATCH);
  }

  @Transactional
  public void timeOver(UUID id) {
    disputes
        .lock(id)
        .flatMap(dispute -> dispute.timeOver(clock.instant()))
        .ifPresent(outbox::publish);
  }

  private void endElsewhere(UUID orderId) {
    disputes.lock(orderId).ifPresent(dispute -> dispute.decidedElsewhere(clock.instant()));
  }

  private void change(UUID id, Consumer<Dispute> step) {
    step.accept(disputes.lock(id).orElseThrow(DisputeRefusal.NotFound::new));
  }

  private Dispute visible(UUID id, String agentId, boolean arbiter) {
    return disputes
        .find(id)
        .filter(dispute -> arbiter || dispute.hasParty(agentId))
        .orElseThrow(DisputeRefusal.NotFound::new);
  }

  /** A case and everything that was said in it. */
  public record CaseFile(Dispute dispute, List<Statement> statements) {
    public CaseFile {
      statements = List.copyOf(statements);
    }
  }
}
