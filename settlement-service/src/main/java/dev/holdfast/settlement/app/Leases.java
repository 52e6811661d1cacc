package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.node.HeldLeases;
import dev.holdfast.settlement.domain.node.LeaseTable;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes, renews and gives back the leases of nodes. */
@Service
@Transactional
public class Leases {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final LeaseTable table;
  private final HeldLeases held;
  private final InstanceName instance;

  public Leases(LeaseTable table, HeldLeases held, InstanceName instance) {
    this.table = table;
    this.held = held;
    this.instance = instance;
  }

  /**
   * One node's lease, kept or taken where it is free.
   *
   * @param first whether this process has just started: what its name held before is its own
   * @return whether the node was gained, and everything on it has to be looked at
   */
  public boolean keep(String node, boolean first) {
    long asked = held.now();
    OptionalLong fence = held.fence(node);
    if (fence.isPresent() && table.renew(node, instance.value(), fence.getAsLong(), held.time())) {
      held.held(node, fence.getAsLong(), asked);
      return false;
    }
    if (fence.isPresent()) {
      LOG.warn("the lease of {} was lost to another instance", node);
      held.lost(node);
    }
    Optional<Long> taken = table.take(node, instance.value(), held.time(), first);
    taken.ifPresent(number -> {
      LOG.info("{} owns {} now, fence {}", instance.value(), node, number);
      held.held(node, number, asked);
    });
    return taken.isPresent();
  }

  /**
   * In the transaction that stores a claim on a node: false where somebody else owns it by now. A
   * process that was paused for longer than its lease must not begin a payment.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean confirm(String node) {
    OptionalLong fence = held.fence(node);
    return fence.isPresent() && table.confirm(node, instance.value(), fence.getAsLong());
  }

  /** Another instance need not wait for its end. */
  public void giveBack(String node) {
    OptionalLong fence = held.fence(node);
    held.lost(node);
    fence.ifPresent(number -> table.release(node, instance.value(), number));
  }
}
