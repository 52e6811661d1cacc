package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.Pace;
import dev.holdfast.settlement.domain.payout.Payouts;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares every row that is not final with LND: on start, when a node comes back or is taken over,
 * at every block and on a slow timer. It asks for the same tasks as live events do; streams only
 * make it faster.
 *
 * <p>Each node has sweeps of its own, one of a kind at a time, a page after the other and a few
 * rows at once: neither a node that hangs nor ten thousand rows stall anything else.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class Reconciler {
  private static final Set<HoldState> DECIDED =
      EnumSet.of(HoldState.SETTLING, HoldState.CANCELLING);
  private static final Set<HoldState> WAITING =
      EnumSet.of(HoldState.PLANNED, HoldState.OPEN, HoldState.ACCEPTED);

  /** Payouts that no node has been chosen for. */
  private static final String NO_NODE = "";

  private static final int PAGE = 200;
  private static final int AT_ONCE = 16;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Holds holds;
  private final Payouts payouts;
  private final NodeLeases leases;
  private final Pace pace;
  private final Clock clock;
  private final Work work;

  public Reconciler(
      Holds holds, Payouts payouts, NodeLeases leases, Pace pace, Clock clock, Work work) {
    this.holds = holds;
    this.payouts = payouts;
    this.leases = leases;
    this.pace = pace;
    this.clock = clock;
    this.work = work;
  }

  /** Legs that only wait for their call. After a restart LND may answer for a second. */
  public void decidedLegs(String node) {
    if (leases.owns(node)) {
      work.submit(new Task.DriveDecided(node));
    }
  }

  /** Everything of a node. */
  public void node(String node) {
    decidedLegs(node);
    if (leases.owns(node)) {
      work.submit(new Task.CompareLegs(node));
      holds.writtenOffOn(node).forEach(id -> work.submit(new Task.DriveHold(id)));
    }
    unfinished();
  }

  /** What waits for a call rather than for somebody else. */
  public void unfinished() {
    for (String node : leases.owned()) {
      decidedLegs(node);
      work.submit(new Task.DrivePayouts(node));
    }
    work.submit(new Task.DrivePayouts(NO_NODE));
    holds.escrowsToOpen(leases.owned(), PAGE).forEach(id -> work.submit(new Task.OpenLegs(id)));
  }

  /** Everything. */
  public void all() {
    leases.owned().forEach(this::node);
  }

  /** The decided legs of a node, page by page, without any pace: their time may be short. */
  public void driveDecided(String node) {
    sweep(last -> holds.page(DECIDED, node, last, PAGE), id -> work.doNow(new Task.DriveHold(id)));
  }

  public void compareLegs(String node) {
    sweep(
        last -> holds.page(WAITING, node, last, PAGE),
        id -> {
          pace.await(node);
          work.doNow(new Task.DriveHold(id));
        });
  }

  public void drivePayouts(String node) {
    sweep(
        last -> payouts.toDrive(node, clock.instant(), last, PAGE),
        id -> {
          pace.await(node);
          work.doNow(new Task.DrivePayout(id));
        });
  }

  private static void sweep(Function<UUID, List<UUID>> pageAfter, Consumer<UUID> step) {
    UUID last = BEFORE_ALL;
    List<UUID> page;
    do {
      page = pageAfter.apply(last);
      page.stream()
          .gather(
              Gatherers.mapConcurrent(
                  AT_ONCE,
                  id -> {
                    step.accept(id);
                    return id;
                  }))
          .forEach(done -> {});
      last = page.isEmpty() ? last : page.getLast();
    } while (page.size() == PAGE);
  }
}
