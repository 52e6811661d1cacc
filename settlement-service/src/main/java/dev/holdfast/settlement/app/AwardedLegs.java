package dev.holdfast.settlement.app;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.node.Answer.Done;
import dev.holdfast.settlement.domain.node.Answer.Refused;
import dev.holdfast.settlement.domain.node.Answer.Unknown;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.payout.PayoutLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether the market still holds what it is about to pay out. */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class AwardedLegs {
  /** What the node said of the awarded legs, just now. */
  public enum Verdict {
    HELD,
    /** One is not, or the guard is near: settle first. */
    NOT_HELD,
    /** All are held, and a channel that they came through is closing, or its peer is away. */
    CLOSING,
    UNKNOWN
  }

  private final Escrows escrows;
  private final HoldRecords records;
  private final Lightning lightning;
  private final PayoutLimits limits;
  private final ChainHeight chain;

  public AwardedLegs(
      Escrows escrows,
      HoldRecords records,
      Lightning lightning,
      PayoutLimits limits,
      ChainHeight chain) {
    this.escrows = escrows;
    this.records = records;
    this.lightning = lightning;
    this.limits = limits;
    this.chain = chain;
  }

  /** As they are stored now, for {@link #verdict}. */
  public EscrowHolds of(UUID escrowId) {
    return escrows.findWithLegs(escrowId).orElseThrow();
  }

  public Verdict verdict(EscrowHolds escrow) {
    String node = escrow.node();
    if (node == null) {
      return Verdict.NOT_HELD;
    }
    List<Hold> awarded = escrow.legs().stream().filter(Hold::awarded).toList();
    if (escrow.isTakeFirst()) {
      return areTaken(awarded);
    }
    if (escrow.blocksToGuard(highest(node)) < limits.blocksToGuard()) {
      return Verdict.NOT_HELD;
    }
    Set<Long> channels = new HashSet<>();
    for (Hold hold : awarded) {
      Verdict verdict = verdict(node, hold, channels);
      if (verdict != Verdict.HELD) {
        return verdict;
      }
    }
    return areActive(node, channels);
  }

  /** One that was lost is the guard's to credit: the market does not pay what it did not get. */
  private static Verdict areTaken(List<Hold> awarded) {
    if (awarded.stream().allMatch(hold -> hold.state() == HoldState.SETTLED)) {
      return Verdict.HELD;
    }
    return awarded.stream()
            .allMatch(hold ->
                hold.state() == HoldState.SETTLED
                    || hold.state() == HoldState.SETTLING
                    || hold.state() == HoldState.ACCEPTED)
        ? Verdict.UNKNOWN
        : Verdict.NOT_HELD;
  }

  /** A node that is behind believes that there is more time than there is. */
  private BlockHeight highest(String node) {
    chain.ofNode(lightning.node(node).height());
    return chain.highest();
  }

  /** Through a channel that is closing the money may come late, or on chain: take it first. */
  private Verdict areActive(String node, Set<Long> channels) {
    return switch (lightning.activeChannels(node)) {
      case Done<Set<Long>>(var active) ->
          active.containsAll(channels) ? Verdict.HELD : Verdict.CLOSING;
      case Refused<Set<Long>> no -> Verdict.UNKNOWN;
      case Unknown<Set<Long>> nobodyKnows -> Verdict.UNKNOWN;
    };
  }

  private Verdict verdict(String node, Hold hold, Set<Long> channels) {
    if (hold.state() != HoldState.ACCEPTED) {
      return Verdict.NOT_HELD;
    }
    return switch (lightning.lookup(node, hold.paymentHash())) {
      case Done<InvoiceView>(var view) -> {
        if (hold.isNews(view)) {
          records.observed(hold.legId(), view);
        }
        channels.addAll(view.channels());
        yield view.state() == InvoiceView.State.ACCEPTED
                && !view.heldAmount().isLessThan(hold.amount())
            ? Verdict.HELD
            : Verdict.NOT_HELD;
      }
      case Refused<InvoiceView> gone -> Verdict.NOT_HELD;
      case Unknown<InvoiceView> nobodyKnows -> Verdict.UNKNOWN;
    };
  }
}
