package dev.holdfast.settlement.app;

import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.hold.PreimageVault;
import dev.holdfast.settlement.domain.payout.PaymentHashes;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What escrow-service says of legs before the decision. */
@Service
@Transactional
public class LegPlans {
  private static final Logger LOG = LoggerFactory.getLogger(LegPlans.class);

  private final Escrows escrows;
  private final PreimageVault vault;
  private final PaymentHashes hashes;
  private final NodeChooser chooser;
  private final Outbox outbox;
  private final Work work;

  public LegPlans(
      Escrows escrows,
      PreimageVault vault,
      PaymentHashes hashes,
      NodeChooser chooser,
      Outbox outbox,
      Work work) {
    this.escrows = escrows;
    this.vault = vault;
    this.hashes = hashes;
    this.chooser = chooser;
    this.outbox = outbox;
    this.work = work;
  }

  /**
   * Stores preimages and, where a node is ready, the intent; the invoices are made after commit.
   */
  public void planned(LegsPlanned plan) {
    if (escrows.findByEscrowId(plan.escrowId()).isPresent()) {
      LOG.debug("the legs of escrow {} are known already", plan.escrowId());
      return;
    }
    List<Hold> legs = plan.legs().stream().map(leg -> newHold(plan, leg)).toList();
    EscrowHolds escrow = new EscrowHolds(plan, legs);
    chooser.choose(escrow);
    escrows.save(escrow);
    escrow.toOpen().ifPresent(invoices -> work.submit(new Task.OpenPlanned(invoices)));
  }

  public void locked(EscrowLocked locked) {
    escrows.lock(locked.escrowId()).ifPresent(e -> e.lockedUntil(locked.guardHeight()));
  }

  /** Legs that no node was asked for are final here; the others are cancelled after commit. */
  public void closed(EscrowClosed closed) {
    Optional<EscrowHolds> escrow = escrows.lock(closed.escrowId());
    if (escrow.isEmpty()) {
      LOG.warn("escrow {} was closed before its legs were planned", closed.escrowId());
      return;
    }
    escrow.get().close();
    escrow.get().legs().stream()
        .filter(hold -> closed.cancelLegs().contains(hold.legId()))
        .forEach(hold -> {
          outbox.publishAll(hold.cancel(LegCancelCause.COMMANDED));
          work.submit(new Task.DriveHold(hold.legId()));
        });
  }

  private Hold newHold(LegsPlanned plan, PlannedLeg leg) {
    Preimage preimage = vault.create();
    if (!hashes.claim(preimage.hash(), leg.legId())) {
      throw new IllegalStateException("a random hash was seen before: " + preimage.hash());
    }
    return new Hold(plan.escrowId(), plan.orderId(), leg, preimage.hash(), vault.seal(preimage));
  }
}
