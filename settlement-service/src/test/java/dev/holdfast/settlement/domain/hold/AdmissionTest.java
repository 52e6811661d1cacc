package dev.holdfast.settlement.domain.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.hold.Admission.Verdict;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.PaymentHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  static final HoldLimits LIMITS =
      new HoldLimits(
          8,
          Msat.ofSat(1_000_000),
          Msat.ofSat(50_000),
          Msat.ofSat(200_000),
          322,
          Msat.ofSat(10_000_000),
          6);

  private static final long FIRST = channel(400);
  private static final long SECOND = channel(401);
  private static final int HEIGHT = 500;

  @Test
  void small_legs_fill_a_channel_up_to_its_limit_and_no_further() {
    Msat leg = Msat.ofSat(40_000);
    assertThat(judge(leg, load(160_000, 4), true, htlc(leg, FIRST)))
        .isEqualTo(new Verdict.Accepted());
    assertThat(judge(leg, load(160_001, 4), true, htlc(leg, FIRST)))
        .isEqualTo(new Verdict.Refused(LegCancelCause.SMALL_LEGS_IN_CHANNEL));
    // Another channel has room of its own, and what is worth claiming is not counted.
    assertThat(judge(leg, load(160_001, 4), true, htlc(leg, SECOND)))
        .isEqualTo(new Verdict.Accepted());
    Msat large = Msat.ofSat(50_000);
    assertThat(judge(large, load(200_000, 4), true, htlc(large, FIRST)))
        .isEqualTo(new Verdict.Accepted());
  }

  @Test
  void the_parts_of_a_small_leg_count_in_the_channel_each_came_through() {
    Msat leg = Msat.ofSat(40_000);
    Msat half = Msat.ofSat(20_000);
    assertThat(judge(leg, load(180_000, 4), true, htlc(half, FIRST), htlc(half, SECOND)))
        .isEqualTo(new Verdict.Accepted());
    assertThat(judge(leg, load(180_000, 4), true, htlc(half, FIRST), htlc(half, FIRST)))
        .isEqualTo(new Verdict.Refused(LegCancelCause.SMALL_LEGS_IN_CHANNEL));
  }

  @Test
  void buyers_without_history_leave_a_third_of_a_channel_to_the_others() {
    Msat leg = Msat.ofSat(60_000);
    assertThat(judge(leg, load(0, 321), true, htlc(leg, FIRST))).isEqualTo(new Verdict.Accepted());
    assertThat(judge(leg, load(0, 322), true, htlc(leg, FIRST)))
        .isEqualTo(new Verdict.Refused(LegCancelCause.CHANNEL_BUSY));
    assertThat(judge(leg, load(0, 322), false, htlc(leg, FIRST))).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void a_large_leg_waits_for_channels_that_are_deep() {
    Msat leg = Msat.ofSat(10_000_000);
    assertThat(judge(leg, load(0, 0), true, htlc(leg, channel(HEIGHT - 5))))
        .isEqualTo(new Verdict.Accepted());
    assertThat(judge(leg, load(0, 0), true, htlc(leg, channel(HEIGHT - 4))))
        .isEqualTo(new Verdict.Waits());
    assertThat(judge(leg, load(0, 0), true, htlc(leg, channel(16_000_001))))
        .isEqualTo(new Verdict.Waits());
    Msat less = Msat.ofSat(9_999_999);
    assertThat(judge(less, load(0, 0), true, htlc(less, channel(HEIGHT))))
        .isEqualTo(new Verdict.Accepted());
  }

  @Test
  void more_parts_or_more_money_than_agreed_are_given_back() {
    Msat leg = Msat.ofSat(60_000);
    HeldHtlc[] parts =
        IntStream.range(0, 9)
            .mapToObj(i -> htlc(Msat.ofSat(7_000), FIRST))
            .toArray(HeldHtlc[]::new);
    assertThat(judge(leg, load(0, 0), false, parts))
        .isEqualTo(new Verdict.Refused(LegCancelCause.TOO_MANY_HTLCS));
    assertThat(judge(leg, load(0, 0), false, htlc(Msat.ofSat(60_601), FIRST)))
        .isEqualTo(new Verdict.Refused(LegCancelCause.OVERPAID));
  }

  private static Verdict judge(Msat amount, ChannelLoad first, boolean newcomer, HeldHtlc... held) {
    InvoiceView seen =
        new InvoiceView(
            new PaymentHash("ab".repeat(32)),
            InvoiceView.State.ACCEPTED,
            "lnsb1",
            Instant.EPOCH,
            List.of(held));
    return new Admission(LIMITS, newcomer, Map.of(FIRST, first), BlockHeight.of(HEIGHT))
        .of(amount, seen);
  }

  private static ChannelLoad load(long smallSat, int htlcs) {
    return new ChannelLoad(Msat.ofSat(smallSat), htlcs);
  }

  private static HeldHtlc htlc(Msat amount, long channel) {
    return new HeldHtlc(amount, BlockHeight.of(HEIGHT), BlockHeight.of(700), channel);
  }

  private static long channel(long block) {
    return block << 40 | 1 << 16;
  }
}
