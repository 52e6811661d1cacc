package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while a node of the pool is ready. Readiness does not depend on it: without a node the service
 * still takes events, and carries them out when one is back.
 */
public final class LightningHealth implements HealthIndicator {
  private final Lightning lightning;

  public LightningHealth(Lightning lightning) {
    this.lightning = lightning;
  }

  @Override
  public Health health() {
    boolean any = lightning.nodes().stream().anyMatch(NodeStatus::ready);
    Health.Builder health = any ? Health.up() : Health.down();
    lightning.nodes().forEach(n -> health.withDetail(n.name(), n.ready() ? "ready" : n.trouble()));
    return health.build();
  }
}
