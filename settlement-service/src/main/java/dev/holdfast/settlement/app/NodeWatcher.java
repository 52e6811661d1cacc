package dev.holdfast.settlement.app;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.node.BlockSource;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeHealth;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.NodeLimits;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks after the nodes of this instance: tells when one is away, raises an alarm when one is
 * unwell for long, and gives up the legs of one that is away past their expiry.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class NodeWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(NodeWatcher.class);

  /** The name under which the source's blocks are told. */
  private static final String SOURCE = "block-source";

  private static final int PAGE = 500;

  private final Lightning lightning;
  private final NodeLeases leases;
  private final BlockSource source;
  private final ChainHeight chain;
  private final NodeLimits limits;
  private final Holds holds;
  private final HoldRecords records;
  private final Blocks blocks;
  private final Clock clock;
  private final Map<String, NodeHealth> alarms = new ConcurrentHashMap<>();
  private final Map<String, NodeHealth> absences = new ConcurrentHashMap<>();

  public NodeWatcher(
      Lightning lightning,
      NodeLeases leases,
      BlockSource source,
      ChainHeight chain,
      NodeLimits limits,
      Holds holds,
      HoldRecords records,
      Blocks blocks,
      Clock clock) {
    this.lightning = lightning;
    this.leases = leases;
    this.source = source;
    this.chain = chain;
    this.limits = limits;
    this.holds = holds;
    this.records = records;
    this.blocks = blocks;
    this.clock = clock;
  }

  /** The height that the guard acts on is the highest that anybody knows. */
  public void lookAtSource() {
    source
        .tip()
        .ifPresent(tip -> {
          if (!chain.ofSource(tip)) {
            LOG.error(
                "ALARM: the block source is at {}, and {} is the highest known: not believed",
                tip.value(),
                chain.highest().value());
          } else if (!leases.owned().isEmpty()) {
            blocks.connected(SOURCE, tip);
          }
        });
  }

  public void lookAtNodes() {
    lightning.nodes().forEach(node -> chain.ofNode(node.height()));
    for (NodeStatus node : lightning.nodes()) {
      if (leases.owns(node.name())) {
        look(node);
      }
    }
  }

  private void look(NodeStatus node) {
    Instant now = clock.instant();
    String trouble = trouble(node);
    switch (alarms
        .computeIfAbsent(node.name(), n -> new NodeHealth(limits.patience(), false))
        .look(trouble.isEmpty(), now)) {
      case UNWELL -> LOG.error("ALARM: node {} is unwell: {}", node.name(), trouble);
      case WELL -> LOG.info("node {} is well again", node.name());
      case NONE -> {}
    }
    switch (absences
        .computeIfAbsent(node.name(), n -> new NodeHealth(limits.awayAfter(), true))
        .look(node.answering(), now)) {
      case UNWELL -> blocks.unreachable(node.name());
      case WELL -> blocks.reachable(node.name());
      case NONE -> {}
    }
    if (!node.answering()) {
      giveUpExpired(node.name());
    }
  }

  private String trouble(NodeStatus node) {
    int behind = chain.behind(node.height());
    if (!node.answering()) {
      return "it does not answer: " + node.trouble();
    }
    return behind > limits.blocksBehind() ? behind + " blocks behind" : node.trouble();
  }

  /**
   * The HTLCs ran out some blocks ago, and nobody was there to claim them: the payers have them.
   */
  private void giveUpExpired(String node) {
    BlockHeight highest = chain.highest();
    if (highest.value() > limits.lostAfterBlocks()) {
      int expiry = highest.value() - limits.lostAfterBlocks();
      holds.expiredOn(node, expiry, PAGE).forEach(records::writtenOff);
    }
  }
}
