package dev.holdfast.settlement.domain.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeChoiceTest {
  private static final Msat SUM = Msat.ofSat(1_000);

  private boolean newcomer;

  @Test
  void the_node_with_the_most_room_to_receive_is_chosen() {
    assertThat(choose(node("a", true, 2_000, 5_000, 9), node("b", true, 3_000, 5_000, 9)))
        .isEqualTo(new NodeChoice.Chosen("b"));
  }

  @Test
  void a_node_that_is_not_ready_is_not_chosen() {
    assertThat(choose(node("a", false, 2_000, 5_000, 9)))
        .isEqualTo(new NodeChoice.None("lightning-unavailable"));
  }

  @Test
  void room_slots_and_the_provider_s_pay_have_to_be_there() {
    var none = new NodeChoice.None("no-liquidity");
    assertThat(choose(node("a", true, 999, 5_000, 9))).isEqualTo(none);
    assertThat(choose(node("a", true, 2_000, 5_000, 1))).isEqualTo(none);
    // 500 sat are promised to others.
    assertThat(choose(node("a", true, 2_000, 1_499, 9))).isEqualTo(none);
    assertThat(choose(node("a", true, 2_000, 1_500, 9))).isEqualTo(new NodeChoice.Chosen("a"));
  }

  @Test
  void a_third_of_the_slots_is_kept_for_buyers_with_history() {
    newcomer = true;
    assertThat(choose(node("a", true, 2_000, 5_000, 2)))
        .isEqualTo(new NodeChoice.None("no-liquidity"));
    assertThat(choose(node("a", true, 2_000, 5_000, 3))).isEqualTo(new NodeChoice.Chosen("a"));
    newcomer = false;
    assertThat(choose(node("a", true, 2_000, 5_000, 2))).isEqualTo(new NodeChoice.Chosen("a"));
  }

  private NodeChoice choose(NodeStatus... nodes) {
    return NodeChoice.among(List.of(nodes), SUM, 2, newcomer, SUM, any -> Msat.ofSat(500));
  }

  private static NodeStatus node(
      String name, boolean ready, long inboundSat, long outboundSat, int slots) {
    return new NodeStatus(
        name,
        true,
        ready,
        "",
        "02" + name,
        "simnet",
        BlockHeight.of(500),
        18,
        Msat.ofSat(inboundSat),
        Msat.ofSat(outboundSat),
        slots,
        slots * 2 / 3);
  }
}
