package dev.holdfast.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.node.ChainHeight;
import org.junit.jupiter.api.Test;

class ChainHeightTest {
  private final ChainHeight chain = new ChainHeight(12);

  @Test
  void the_highest_that_anybody_knows_counts_and_never_goes_back() {
    chain.ofNode(BlockHeight.of(800));
    chain.ofNode(BlockHeight.of(798));
    assertThat(chain.highest()).isEqualTo(BlockHeight.of(800));
    assertThat(chain.ofSource(BlockHeight.of(803))).isTrue();
    assertThat(chain.highest()).isEqualTo(BlockHeight.of(803));
    assertThat(chain.ofSource(BlockHeight.of(700))).isTrue();
    assertThat(chain.highest()).isEqualTo(BlockHeight.of(803));
    assertThat(chain.behind(BlockHeight.of(800))).isEqualTo(3);
  }

  @Test
  void a_source_far_ahead_of_everybody_is_not_believed() {
    chain.ofNode(BlockHeight.of(800));
    assertThat(chain.ofSource(BlockHeight.of(813))).isFalse();
    assertThat(chain.highest()).isEqualTo(BlockHeight.of(800));
    assertThat(chain.ofSource(BlockHeight.of(812))).isTrue();
    // While every node is away the source goes on, block by block.
    assertThat(chain.ofSource(BlockHeight.of(824))).isTrue();
  }

  @Test
  void a_source_alone_is_not_believed() {
    assertThat(chain.ofSource(BlockHeight.of(5))).isFalse();
  }
}
