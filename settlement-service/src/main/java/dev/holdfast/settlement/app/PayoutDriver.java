package dev.holdfast.settlement.app;

import dev.holdfast.settlement.app.PayoutDoubts.Doubt;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.node.Answer.Done;
import dev.holdfast.settlement.domain.node.Answer.Refused;
import dev.holdfast.settlement.domain.node.Answer.Unknown;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.NodeLimits;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.node.Refusal;
import dev.holdfast.settlement.domain.node.SendReport;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutLimits;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends payments, once each, and tracks them. One sender per hash: a claim is committed before a
 * send, and a claim whose send this process does not have in hand is tracked, never sent again.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class PayoutDriver {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutDriver.class);

  private final PayoutRecords records;
  private final PayoutDoubts doubts;
  private final AwardedLegs legs;
  private final InvoiceCheck check;
  private final Lightning lightning;
  private final NodeLeases leases;
  private final ChainHeight chain;
  private final NodeLimits limits;
  private final Clock clock;
  private final Executor later;

  /** Payouts whose SendPaymentV2 this process is listening to. */
  private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

  public PayoutDriver(
      PayoutRecords records,
      PayoutDoubts doubts,
      AwardedLegs legs,
      InvoiceCheck check,
      Lightning lightning,
      NodeLeases leases,
      ChainHeight chain,
      NodeLimits limits,
      PayoutLimits payoutLimits,
      ExecutorService settlementThreads,
      Clock clock) {
    this.records = records;
    this.doubts = doubts;
    this.legs = legs;
    this.check = check;
    this.lightning = lightning;
    this.leases = leases;
    this.chain = chain;
    this.limits = limits;
    this.clock = clock;
    this.later =
        CompletableFuture.delayedExecutor(
            payoutLimits.underWayAfter().toMillis(), TimeUnit.MILLISECONDS, settlementThreads);
  }

  public void drive(UUID payoutId) {
    Optional<Payout> found = records.payout(payoutId);
    if (found.isEmpty()) {
      return;
    }
    Payout payout = found.get();
    switch (payout.state()) {
      case PLANNED, FAILED -> {
        if (payout.isDueAt(clock.instant())) {
          prepare(payout);
        } else {
          review(payout);
        }
      }
      case CLAIMED, IN_FLIGHT, UNKNOWN -> {
        if (!inHand.contains(payoutId)) {
          track(payout);
        }
      }
      case AWAITING_INVOICE -> review(payout);
      case SUCCEEDED, CREDITED -> {}
    }
  }

  private void prepare(Payout payout) {
    String request = Objects.requireNonNull(payout.paymentRequest());
    Optional<EscrowHolds> escrow =
        payout.purpose() == PayoutPurpose.AWARD
            ? Optional.of(legs.of(payout.subjectId()))
            : Optional.empty();
    Optional<NodeStatus> node = sender(payout, escrow);
    if (node.isEmpty()
        || !node.get().ready()
        || !leases.owns(node.get().name())
        || chain.behind(node.get().height()) > limits.blocksBehind()) {
      return;
    }
    switch (check.beforeSending(node.get().name(), payout)) {
      case InvoiceVerdict.Payable(DecodedInvoice invoice) -> {
        switch (escrow.map(legs::verdict).orElse(AwardedLegs.Verdict.HELD)) {
          case HELD -> send(payout.payoutId(), invoice, request, node.get().name());
          case NOT_HELD -> records.settleFirst(payout.payoutId());
          case CLOSING -> records.takeFirst(payout.payoutId());
          case UNKNOWN -> LOG.debug("payout {} waits for its legs", payout.payoutId());
        }
      }
      case InvoiceVerdict.NotPayable(var problem, var detail) ->
          records.invoiceUnusable(payout.payoutId(), request, problem.code() + ": " + detail);
      case InvoiceVerdict.NobodyToAsk nobody -> {}
    }
  }

  /** An award is paid by the node of its legs; a payout stays with the node that first sent it. */
  private Optional<NodeStatus> sender(Payout payout, Optional<EscrowHolds> awarded) {
    if (payout.node() != null) {
      return Optional.of(lightning.node(payout.node()));
    }
    if (awarded.isPresent()) {
      return awarded.map(EscrowHolds::node).map(lightning::node);
    }
    return lightning.nodes().stream()
        .filter(node -> node.ready() && leases.owns(node.name()))
        .max(Comparator.comparing(NodeStatus::outbound));
  }

  private void send(UUID payoutId, DecodedInvoice invoice, String request, String node) {
    if (!inHand.add(payoutId)) {
      return;
    }
    Optional<PayoutRecords.Claim> claim = Optional.empty();
    try {
      claim = records.claim(payoutId, invoice, request, node);
    } finally {
      if (claim.isEmpty()) {
        inHand.remove(payoutId);
      }
    }
    claim.ifPresent(c -> lightning.send(node, c.payment(), report -> heard(payoutId, c, report)));
  }

  private void heard(UUID payoutId, PayoutRecords.Claim claim, SendReport report) {
    try {
      switch (report) {
        case SendReport.Update(PaymentView payment) -> {
          if (payment.isFinal()) {
            inHand.remove(payoutId);
            records.reported(payoutId, claim.sendId(), payment);
          } else {
            underWay(payoutId, claim, payment);
          }
        }
        case SendReport.Refused(var reason, var detail) -> {
          inHand.remove(payoutId);
          refused(payoutId, claim, reason, detail);
        }
        case SendReport.Silent(var detail) -> {
          inHand.remove(payoutId);
          LOG.warn("what became of payout {} is not known: {}", payoutId, detail);
          records.noAnswer(payoutId);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("payout {} is looked at again by the reconciler", payoutId, e);
    }
  }

  /**
   * Most payments end in less time than it takes to tell that they have begun. Nothing depends on
   * it: what is claimed may have been sent.
   */
  private void underWay(UUID payoutId, PayoutRecords.Claim claim, PaymentView payment) {
    later.execute(() -> {
      if (inHand.contains(payoutId)) {
        records.reported(payoutId, claim.sendId(), payment);
      }
    });
  }

  /** An error may come after the payment was stored: it is a refusal only if LND has none. */
  private void refused(UUID payoutId, PayoutRecords.Claim claim, Refusal reason, String detail) {
    LOG.info("payout {} was refused: {}", payoutId, detail);
    switch (lightning.payment(claim.node(), claim.payment().hash())) {
      case Refused<PaymentView> no -> records.refused(payoutId, claim.sendId(), reason, detail);
      case Done<PaymentView>(var payment) -> {
        records.answeredUnclear(payoutId, claim.sendId(), detail);
        records.seen(payoutId, payment);
      }
      case Unknown<PaymentView> nobodyKnows ->
          records.answeredUnclear(payoutId, claim.sendId(), detail);
    }
  }

  /** A call that nobody answered may have been carried out since: the node is asked again. */
  private void review(Payout payout) {
    UUID payoutId = payout.payoutId();
    Doubt doubt = doubts.of(payoutId);
    if (doubt == Doubt.NONE) {
      records.review(payoutId);
      return;
    }
    String node = Objects.requireNonNull(payout.node());
    if (!leases.owns(node)) {
      return;
    }
    switch (lightning.payment(node, payout.claimedHash())) {
      case Done<PaymentView>(var payment) -> {
        records.seen(payoutId, payment);
        if (payment.status() == PaymentView.Status.FAILED && doubt == Doubt.RUN_OUT) {
          doubts.over(payoutId, payment.hash());
        }
      }
      case Refused<PaymentView>(var reason, var detail) -> {
        if (reason == Refusal.NOT_FOUND && doubt == Doubt.RUN_OUT) {
          doubts.over(payoutId, payout.claimedHash());
        }
      }
      case Unknown<PaymentView>(var detail) ->
          LOG.debug("what became of payout {} is still not known: {}", payoutId, detail);
    }
  }

  private void track(Payout payout) {
    UUID payoutId = payout.payoutId();
    String node = Objects.requireNonNull(payout.node());
    if (!leases.owns(node)) {
      return;
    }
    switch (lightning.payment(node, payout.claimedHash())) {
      case Done<PaymentView>(var payment) -> {
        records.seen(payoutId, payment);
        if (!payment.isFinal()) {
          lightning.watchPayment(node, payment.hash());
        }
      }
      case Refused<PaymentView>(var reason, var detail) -> {
        if (reason == Refusal.NOT_FOUND) {
          records.notFound(payoutId);
        }
      }
      case Unknown<PaymentView>(var detail) ->
          LOG.debug("payout {} could not be tracked: {}", payoutId, detail);
    }
  }
}
