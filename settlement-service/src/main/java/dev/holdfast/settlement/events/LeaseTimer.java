package dev.holdfast.settlement.events;

import dev.holdfast.settlement.app.Leases;
import dev.holdfast.settlement.app.Reconciler;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the leases of the nodes while the service runs, and hands them on when it stops. */
@Component
class LeaseTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseTimer.class);

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

  private final Leases leases;
  private final Lightning lightning;
  private final Reconciler reconciler;
  private volatile boolean running;

  LeaseTimer(Leases leases, Lightning lightning, Reconciler reconciler) {
    this.leases = leases;
    this.lightning = lightning;
    this.reconciler = reconciler;
  }

  @Override
  public void start() {
    nodes().forEach(node -> keep(node, true));
    running = true;
  }

  /** Far more often than a lease lasts; whoever waits for one that runs out also looks as often. */
  @Scheduled(fixedDelayString = "${holdfast.settlement.lease-every:1s}")
  void keep() {
    if (running) {
      nodes().forEach(node -> keep(node, false));
    }
  }

  private void keep(String node, boolean first) {
    try {
      if (leases.keep(node, first)) {
        reconciler.node(node);
      }
    } catch (RuntimeException e) {
      LOG.warn("the lease of {} could not be kept", node, e);
    }
  }

  /** With a time limit: where the database is gone already, a lease ends by itself. */
  @Override
  public void stop() {
    running = false;
    try {
      Thread.ofVirtual().start(() -> nodes().forEach(this::giveBack)).join(LONGEST_FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack(String node) {
    try {
      leases.giveBack(node);
    } catch (RuntimeException e) {
      LOG.info("the lease of {} ends by itself", node, e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the nodes are looked at, and before any event is handled; after both at the end. */
  @Override
  public int getPhase() {
    return 0;
  }

  private List<String> nodes() {
    return lightning.nodes().stream().map(NodeStatus::name).toList();
  }
}
