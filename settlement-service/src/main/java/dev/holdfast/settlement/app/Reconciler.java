package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.settlement.domain.payout.Payouts;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares every row that is not final with LND: on start, when a node comes back, at every block
 * and on a slow timer. It asks for the same tasks as live events do; streams only make it faster.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class Reconciler {
  private static final Set<HoldState> DECIDED =
      EnumSet.of(HoldState.SETTLING, HoldState.CANCELLING);
  private static final Set<HoldState> WAITING =
      EnumSet.of(HoldState.PLANNED, HoldState.OPEN, HoldState.ACCEPTED);

  private final Holds holds;
  private final Payouts payouts;
  private final Lightning lightning;
  private final Clock clock;
  private final Work work;

  public Reconciler(Holds holds, Payouts payouts, Lightning lightning, Clock clock, Work work) {
    this.holds = holds;
    this.payouts = payouts;
    this.lightning = lightning;
    this.clock = clock;
    this.work = work;
  }

  /** Legs that only wait for their call. After a restart LND may answer for a second. */
  public void decidedLegs(String node) {
    holds.idsIn(DECIDED, node).forEach(id -> work.submit(new Task.DriveHold(id)));
  }

  /** Everything of a node. */
  public void node(String node) {
    decidedLegs(node);
    holds.idsIn(WAITING, node).forEach(id -> work.submit(new Task.DriveHold(id)));
    unfinished();
  }

  /** What waits for a call rather than for somebody else. */
  public void unfinished() {
    lightning.nodes().stream().map(NodeStatus::name).forEach(this::decidedLegs);
    holds.escrowsToOpen().forEach(id -> work.submit(new Task.OpenLegs(id)));
    payouts.idsToDrive(clock.instant()).forEach(id -> work.submit(new Task.DrivePayout(id)));
  }

  /** Everything. */
  public void all() {
    lightning.nodes().stream().map(NodeStatus::name).forEach(this::node);
  }
}
