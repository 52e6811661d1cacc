package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The highest height that is believed: of the pool's nodes, and of a source beside them. A node
 * that lost its peers believes that time stands still, while the HTLCs that it holds run out.
 */
public final class ChainHeight {
  private final int lead;
  private final AtomicInteger highest = new AtomicInteger();

  /**
   * @param lead blocks by which a source may be ahead of everything known before. One that is wrong
   *     must not have every escrow executed
   */
  public ChainHeight(int lead) {
    this.lead = lead;
  }

  public BlockHeight highest() {
    return BlockHeight.of(highest.get());
  }

  public void ofNode(BlockHeight height) {
    highest.accumulateAndGet(height.value(), Math::max);
  }

  /** False where it is too far ahead to be believed, or nothing is known to compare it with. */
  public boolean ofSource(BlockHeight height) {
    int known = highest.get();
    if (known == 0 || height.value() > known + lead) {
      return false;
    }
    ofNode(height);
    return true;
  }

  public int behind(BlockHeight height) {
    return Math.max(0, highest.get() - height.value());
  }
}
