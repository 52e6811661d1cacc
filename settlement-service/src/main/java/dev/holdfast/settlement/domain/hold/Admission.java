package dev.holdfast.settlement.domain.hold;

import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import dev.holdfast.settlement.domain.node.InvoiceView;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the HTLCs that LND holds for a leg are taken. A held order costs its buyer nothing, and
 * the market slots and liquidity: whoever wants to jam it pays legs and never ends them.
 *
 * @param newcomer a buyer without settled history
 * @param loads what is held already through the channels of these HTLCs
 * @param height of the node
 */
public record Admission(
    HoldLimits limits, boolean newcomer, Map<Long, ChannelLoad> loads, BlockHeight height) {
  /** Short ids above this block are aliases: of a channel without a confirmed funding. */
  private static final long FIRST_ALIAS_BLOCK = 16_000_000;

  /** What becomes of a leg that is held. */
  public sealed interface Verdict {
    record Accepted() implements Verdict {}

    /** A channel is not deep enough yet: the leg is looked at again until its window ends. */
    record Waits() implements Verdict {}

    record Refused(LegCancelCause cause) implements Verdict {}
  }

  public Verdict of(Msat amount, InvoiceView seen) {
    if (seen.held().size() > limits.maxHtlcs()) {
      return new Verdict.Refused(LegCancelCause.TOO_MANY_HTLCS);
    }
    if (seen.heldAmount().isMoreThan(limits.mostFor(amount))) {
      return new Verdict.Refused(LegCancelCause.OVERPAID);
    }
    if (amount.isLessThan(limits.smallLeg()) && isTooMuchInSmallLegs(seen)) {
      return new Verdict.Refused(LegCancelCause.SMALL_LEGS_IN_CHANNEL);
    }
    if (newcomer && isBusy(seen)) {
      return new Verdict.Refused(LegCancelCause.CHANNEL_BUSY);
    }
    boolean deep =
        amount.isLessThan(limits.deepFrom()) || seen.channels().stream().allMatch(this::isDeep);
    return deep ? new Verdict.Accepted() : new Verdict.Waits();
  }

  private boolean isTooMuchInSmallLegs(InvoiceView seen) {
    Map<Long, Msat> adds =
        seen.held().stream()
            .collect(Collectors.toMap(HeldHtlc::channel, HeldHtlc::amount, Msat::plus));
    return adds.entrySet().stream()
        .anyMatch(add ->
            load(add.getKey()).small().plus(add.getValue()).isMoreThan(limits.smallPerChannel()));
  }

  private boolean isBusy(InvoiceView seen) {
    Set<Long> channels = seen.channels();
    return channels.stream()
        .anyMatch(channel -> {
          long adds = seen.held().stream().filter(htlc -> htlc.channel() == channel).count();
          return load(channel).htlcs() + adds > limits.newcomerHtlcs();
        });
  }

  /** By BOLT 7 a short channel id begins with the block of the funding, 24 bits of it. */
  private boolean isDeep(long channel) {
    long block = channel >>> 40;
    return block < FIRST_ALIAS_BLOCK && height.value() - block + 1 >= limits.depth();
  }

  private ChannelLoad load(long channel) {
    return loads.getOrDefault(channel, ChannelLoad.NONE);
  }
}
