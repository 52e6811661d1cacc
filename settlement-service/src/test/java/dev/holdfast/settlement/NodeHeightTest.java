package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.money.BlockHeight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What the blocks that are left to a guard are counted from. */
class NodeHeightTest extends MarketTest {
  /** So many that some of them are still being told while the node is asked for its height. */
  private static final int BLOCKS = 1_000;

  private volatile boolean over;

  @Test
  void a_height_that_the_node_has_told_is_not_taken_back_by_blocks_that_are_told_late()
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<BlockHeight>> heights = threads.submit(this::heights);
      market.network.mine(BLOCKS);
      BlockHeight last = BlockHeight.of(market.network.height());
      await(() -> !told(last).isEmpty());
      over = true;
      assertThat(heights.get()).isSorted().endsWith(last);
    }
  }

  @Test
  void a_node_that_was_not_heard_of_for_a_moment_tells_of_each_block_once_after_it() {
    market.market.faults().refuse("GetState", 2);
    await(() -> !lightning().node("market-1").answering());
    await(() -> lightning().node("market-1").ready());
    // By the next look all is done that the node's return leads to.
    int looks = market.market.faults().calls("GetState");
    await(() -> market.market.faults().calls("GetState") > looks);
    market.network.mine(1);
    BlockHeight first = BlockHeight.of(market.network.height());
    market.network.mine(20);
    BlockHeight last = BlockHeight.of(market.network.height());
    await(() -> !told(last).isEmpty());
    assertThat(told(first)).hasSize(1);
  }

  private List<BlockConnected> told(BlockHeight height) {
    return market.events.seen(BlockConnected.class, block -> block.height().equals(height));
  }

  /** Each one that is seen, in its order, for as long as blocks are told. */
  private List<BlockHeight> heights() {
    List<BlockHeight> heights = new ArrayList<>();
    while (!over) {
      BlockHeight now = lightning().node("market-1").height();
      if (heights.isEmpty() || !heights.getLast().equals(now)) {
        heights.add(now);
      }
      LockSupport.parkNanos(100_000);
    }
    return heights;
  }
}
