package dev.holdfast.settlement.app;

import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.Answer.Done;
import dev.holdfast.settlement.domain.node.Answer.Refused;
import dev.holdfast.settlement.domain.node.Answer.Unknown;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.settlement.domain.payout.InvoiceProblem;
import dev.holdfast.settlement.domain.payout.InvoiceRules;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict.NobodyToAsk;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict.NotPayable;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict.Payable;
import dev.holdfast.settlement.domain.payout.PaymentHashes;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether the market would pay an invoice. Binds nobody: the hash is claimed when it is paid. */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class InvoiceCheck {
  /** Each hop of the way to a payee adds about 80 blocks; this much the payee itself may take. */
  private static final long MAX_FINAL_CLTV = 144;

  private final Lightning lightning;
  private final PaymentHashes hashes;
  private final Clock clock;

  public InvoiceCheck(Lightning lightning, PaymentHashes hashes, Clock clock) {
    this.lightning = lightning;
    this.hashes = hashes;
    this.clock = clock;
  }

  /**
   * @param due null where it is not known yet; for a withdrawal the invoice's own amount counts
   * @param usableUntil until when it may have to wait for its payment
   */
  public InvoiceVerdict check(
      String request, PayoutPurpose purpose, @Nullable Msat due, Instant usableUntil) {
    for (NodeStatus node : lightning.nodes()) {
      if (node.answering() && node.invoicePrefix().isPresent()) {
        InvoiceVerdict verdict = ask(node, request, purpose, due, usableUntil);
        if (verdict instanceof Payable(DecodedInvoice invoice) && hashes.isSeen(invoice.hash())) {
          return new NotPayable(
              InvoiceProblem.HASH_SEEN, "An invoice with this payment hash was used before.");
        }
        if (!(verdict instanceof NobodyToAsk)) {
          return verdict;
        }
      }
    }
    return new NobodyToAsk();
  }

  /** The same once more, just before the payment; the hash may be the payout's own. */
  public InvoiceVerdict beforeSending(String node, Payout payout) {
    return ask(
        lightning.node(node),
        Objects.requireNonNull(payout.paymentRequest()),
        payout.purpose(),
        payout.due(),
        clock.instant());
  }

  private InvoiceVerdict ask(
      NodeStatus node,
      String request,
      PayoutPurpose purpose,
      @Nullable Msat due,
      Instant usableUntil) {
    Optional<String> prefix = node.invoicePrefix();
    if (prefix.isEmpty()) {
      return new NobodyToAsk();
    }
    InvoiceRules rules =
        new InvoiceRules(
            prefix.get(),
            lightning.nodes().stream()
                .map(NodeStatus::publicKey)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet()),
            MAX_FINAL_CLTV);
    Optional<NotPayable> refusal = rules.ofText(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (lightning.decode(node.name(), request)) {
      case Done<DecodedInvoice>(var invoice) ->
          rules
              .ofInvoice(invoice, purpose, due, clock.instant(), usableUntil)
              .<InvoiceVerdict>map(no -> no)
              .orElse(new Payable(invoice));
      case Refused<DecodedInvoice>(var reason, var detail) ->
          new NotPayable(InvoiceProblem.NOT_BOLT11, "The node cannot read it: " + detail);
      case Unknown<DecodedInvoice> nobodyKnows -> new NobodyToAsk();
    };
  }
}
