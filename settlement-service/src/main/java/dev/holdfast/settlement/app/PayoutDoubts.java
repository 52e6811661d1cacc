package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutLimits;
import dev.holdfast.settlement.domain.payout.PayoutSend;
import dev.holdfast.settlement.domain.payout.Sends;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls of SendPaymentV2 that nobody has answered. Time alone ends none of them: once its invoice
 * has run out by the node's clock the node is asked again, and what it says then is the last word.
 */
@Service
@Transactional
public class PayoutDoubts {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutDoubts.class);

  /** What is known of the calls of a payout. */
  enum Doubt {
    /** Each was answered. */
    NONE,
    /** The node may begin to pay because of one. */
    OPEN,
    /** The node begins nothing any more; what it has begun it shows. */
    RUN_OUT
  }

  private final LockedPayouts locked;
  private final Sends sends;
  private final Conclusion conclusion;
  private final Lightning lightning;
  private final PayoutLimits limits;
  private final Clock clock;

  public PayoutDoubts(
      LockedPayouts locked,
      Sends sends,
      Conclusion conclusion,
      Lightning lightning,
      PayoutLimits limits,
      Clock clock) {
    this.locked = locked;
    this.sends = sends;
    this.conclusion = conclusion;
    this.lightning = lightning;
    this.limits = limits;
    this.clock = clock;
  }

  /** To be asked before the node is: only then its answer comes after the invoice ran out. */
  @Transactional(readOnly = true)
  Doubt of(UUID payoutId) {
    List<PayoutSend> unanswered = sends.unansweredOf(payoutId);
    if (unanswered.isEmpty()) {
      return Doubt.NONE;
    }
    return unanswered.stream().anyMatch(send -> send.mayStillPay(lightning.clock(send.node())))
        ? Doubt.OPEN
        : Doubt.RUN_OUT;
  }

  /** After the invoice ran out the node was asked, and has no payment, or one that FAILED. */
  public void over(UUID payoutId, PaymentHash asked) {
    Payout payout = locked.lock(payoutId);
    if (payout.state().isOut() || !payout.claimedHash().equals(asked)) {
      return;
    }
    LOG.info("payout {}: no call of it can pay any more", payoutId);
    sends.unansweredOf(payoutId).forEach(send -> send.over("its invoice ran out", clock.instant()));
    conclusion.conclude(payout);
  }

  /**
   * Notes whose outcome a final payment is. Of two calls it could be either's: then it answers none
   * of them, since the other may still be carried out, and LND pays a FAILED hash again.
   */
  void ended(List<PayoutSend> calls, PaymentView payment) {
    Instant now = clock.instant();
    List<PayoutSend> possible = calls.stream().filter(send -> send.couldHaveMade(payment)).toList();
    if (possible.size() == 1) {
      possible.getFirst().answered(payment, now);
    }
    giveUpStale(calls);
  }

  /** Too old for an answer to be expected: the same hash may be sent again, and nothing else. */
  void giveUpStale(List<PayoutSend> calls) {
    Instant now = clock.instant();
    calls.stream()
        .filter(send -> send.isStale(now, limits.longestCall()))
        .forEach(send -> send.giveUp(now));
  }
}
