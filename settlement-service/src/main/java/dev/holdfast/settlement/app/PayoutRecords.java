package dev.holdfast.settlement.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.NewPayment;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.node.Refusal;
import dev.holdfast.settlement.domain.payout.PaymentHashes;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutLimits;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.settlement.domain.payout.PayoutSend;
import dev.holdfast.settlement.domain.payout.PayoutState;
import dev.holdfast.settlement.domain.payout.Payouts;
import dev.holdfast.settlement.domain.payout.Retry;
import dev.holdfast.settlement.domain.payout.RetryPolicy;
import dev.holdfast.settlement.domain.payout.Sends;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the claim before a payment is sent, and what is heard of it after. */
@Service
@Transactional
public class PayoutRecords {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutRecords.class);

  /** A claim that is committed: now, and once, it may be sent. */
  record Claim(UUID sendId, String node, NewPayment payment) {}

  private final Payouts payouts;
  private final LockedPayouts locked;
  private final Sends sends;
  private final Escrows escrows;
  private final PaymentHashes hashes;
  private final PayoutDoubts doubts;
  private final Conclusion conclusion;
  private final PayoutLimits limits;
  private final RetryPolicy retries;
  private final Leases leases;
  private final TimeBasedEpochGenerator ids;
  private final Outbox outbox;
  private final Clock clock;

  public PayoutRecords(
      Payouts payouts,
      LockedPayouts locked,
      Sends sends,
      Escrows escrows,
      PaymentHashes hashes,
      PayoutDoubts doubts,
      Conclusion conclusion,
      PayoutLimits limits,
      RetryPolicy retries,
      Leases leases,
      TimeBasedEpochGenerator ids,
      Outbox outbox,
      Clock clock) {
    this.payouts = payouts;
    this.locked = locked;
    this.sends = sends;
    this.escrows = escrows;
    this.hashes = hashes;
    this.doubts = doubts;
    this.conclusion = conclusion;
    this.limits = limits;
    this.retries = retries;
    this.leases = leases;
    this.ids = ids;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** One statement, so no transaction. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<Payout> payout(UUID payoutId) {
    return payouts.findByPayoutId(payoutId);
  }

  /** Empty where it may not be sent now; it stays planned, or has ended otherwise. */
  public Optional<Claim> claim(UUID payoutId, DecodedInvoice invoice, String request, String node) {
    Payout payout = locked.lock(payoutId);
    Instant now = clock.instant();
    if (!payout.isDueAt(now)
        || !request.equals(payout.paymentRequest())
        || isSettledFirst(payout)
        || !sends.openOf(payoutId).isEmpty()
        || !leases.confirm(node)) {
      return Optional.empty();
    }
    if (!hashes.claim(invoice.hash(), payoutId)) {
      outbox.publishAll(payout.invoiceUnusable("hash-seen"));
      return Optional.empty();
    }
    // Last, since it keeps every other claim waiting. The hash stays this payout's own.
    if (!isWithinBounds(payout, invoice, node) || !payout.claim(invoice, node)) {
      return Optional.empty();
    }
    PayoutSend send = sends.save(new PayoutSend(ids.generate(), payout, invoice.expiresAt(), now));
    return Optional.of(
        new Claim(
            send.sendId(),
            node,
            payout.toSend(limits.cltvLimit(), limits.timeoutSeconds(), limits.maxParts())));
  }

  private boolean isSettledFirst(Payout payout) {
    return payout.purpose() == PayoutPurpose.AWARD
        && escrows.findByEscrowId(payout.subjectId()).map(EscrowHolds::isSettleFirst).orElse(true);
  }

  private boolean isWithinBounds(Payout payout, DecodedInvoice invoice, String node) {
    payouts.lockBounds();
    Payouts.Out out = payouts.out(invoice.destination(), node);
    return out.getToDestination() < limits.perDestination()
        && out.getFromNode() < limits.perNode()
        && out.getMsatFromNode() + payout.due().value() <= limits.unsettledPerNode().value();
  }

  /** The invoice of a planned payout turned out not to be payable. */
  public void invoiceUnusable(UUID payoutId, String request, String reason) {
    change(
        payoutId,
        payout -> {
          if (request.equals(payout.paymentRequest()) && payout.isDueAt(clock.instant())) {
            outbox.publishAll(payout.invoiceUnusable(reason));
          }
        });
  }

  /** The legs cannot wait for the payment; the provider is credited. */
  public void settleFirst(UUID payoutId) {
    take(payoutId, EscrowHolds::settleFirst);
  }

  /** A channel of the legs is closing: the payment waits until their money is the market's. */
  public void takeFirst(UUID payoutId) {
    take(payoutId, EscrowHolds::takeFirst);
  }

  private void take(UUID payoutId, Consumer<EscrowHolds> how) {
    change(
        payoutId,
        payout -> {
          EscrowHolds escrow = escrows.lock(payout.subjectId()).orElseThrow();
          how.accept(escrow);
          conclusion.settleLegs(escrow);
        });
  }

  /** LND's view of the payment, from a hint or from the reconciler. */
  public void seen(UUID payoutId, PaymentView payment) {
    change(payoutId, payout -> seen(payout, payment, endedBy(payment, payoutId)));
  }

  /** LND's view as the answer to one send: what is final in it ends that very call. */
  public void reported(UUID payoutId, UUID sendId, PaymentView payment) {
    change(
        payoutId,
        payout -> {
          List<PayoutSend> calls = endedBy(payment, payoutId);
          calls.stream()
              .filter(send -> send.sendId().equals(sendId))
              .forEach(send -> send.answered(payment, clock.instant()));
          seen(payout, payment, calls);
        });
  }

  /** The calls that something final may be the end of. */
  private List<PayoutSend> endedBy(PaymentView payment, UUID payoutId) {
    return payment.isFinal() ? sends.findByPayoutId(payoutId) : List.of();
  }

  private void seen(Payout payout, PaymentView payment, List<PayoutSend> calls) {
    if (!payment.hash().equals(payout.claimedHash())) {
      return;
    }
    if (payment.isFinal()) {
      doubts.ended(calls, payment);
    }
    switch (payment.status()) {
      case IN_FLIGHT -> {
        // Else it is an old hint: without a call in doubt what has failed stays so.
        if (payout.state().isOut() || conclusion.mayStillBePaid(payout)) {
          outbox.publishAll(payout.underWay());
        }
      }
      case SUCCEEDED -> {
        if (payout.state() == PayoutState.CREDITED) {
          LOG.error("ALARM: payout {} was credited, and its payment arrived", payout.payoutId());
        }
        outbox.publishAll(payout.paid(payment));
      }
      case FAILED -> {
        // FAILED of an earlier send says nothing of the one that is still open.
        if (calls.stream().noneMatch(PayoutSend::isOpen)) {
          notPaid(payout, payment.reason());
        }
      }
    }
  }

  /** The call itself was answered with a refusal, and the node has stored no payment. */
  public void refused(UUID payoutId, UUID sendId, Refusal reason, String detail) {
    change(
        payoutId,
        payout -> {
          sends.findBySendId(sendId).ifPresent(send -> send.over(detail, clock.instant()));
          notPaid(payout, detail);
          if (reason == Refusal.INVOICE_EXPIRED || reason == Refusal.SELF_PAYMENT) {
            outbox.publishAll(payout.invoiceUnusable(detail));
          }
        });
  }

  /** The call was answered, but only the node's look-up tells what became of the payment. */
  public void answeredUnclear(UUID payoutId, UUID sendId, String detail) {
    change(
        payoutId,
        payout -> {
          answered(sendId, detail);
          payout.noAnswer();
        });
  }

  public void noAnswer(UUID payoutId) {
    change(payoutId, Payout::noAnswer);
  }

  /** The node has no such payment. The same hash may be sent again once no answer is expected. */
  public void notFound(UUID payoutId) {
    change(
        payoutId,
        payout -> {
          List<PayoutSend> open = sends.openOf(payoutId);
          doubts.giveUpStale(open);
          if (open.stream().noneMatch(PayoutSend::isOpen)) {
            notPaid(payout, "it never reached the node");
          } else {
            payout.noAnswer();
          }
        });
  }

  /** Looks again at a payout that waits, or was given up. */
  public void review(UUID payoutId) {
    change(payoutId, payout -> {});
  }

  private void notPaid(Payout payout, String reason) {
    outbox.publishAll(payout.notPaid(reason, retryOf(payout), retries, clock.instant()));
  }

  private Retry retryOf(Payout payout) {
    if (payout.purpose() == PayoutPurpose.AWARD && isSettledFirst(payout)) {
      return Retry.NEVER;
    }
    return conclusion.mayStillBePaid(payout) ? Retry.WHILE_IN_DOUBT : Retry.LIMITED;
  }

  private void answered(UUID sendId, String what) {
    sends.findBySendId(sendId).ifPresent(send -> send.answered(what, clock.instant()));
  }

  private void change(UUID payoutId, Consumer<Payout> change) {
    Payout payout = locked.lock(payoutId);
    var before = payout.state();
    change.accept(payout);
    conclusion.conclude(payout);
    if (before != payout.state()) {
      LOG.info("payout {}: {} -> {}", payoutId, before, payout.state());
    }
  }
}
