package dev.holdfast.settlement.domain.payout;

import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.payout.InvoiceVerdict.NotPayable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices the market pays. The same rules at delivery and again when it is paid.
 *
 * @param networkPrefix what invoices of the pool's network begin with
 * @param poolKeys the market's own nodes: LND cannot see that a payment to another node of the pool
 *     is one to oneself
 * @param maxFinalCltv blocks for which a payee may hold the payment
 */
public record InvoiceRules(String networkPrefix, Set<String> poolKeys, long maxFinalCltv) {
  /** What of the due amount an invoice may leave as budget for the route, in percent. */
  private static final int LEAST_PERCENT = 95;

  public InvoiceRules {
    poolKeys = Set.copyOf(poolKeys);
  }

  /** What can be said before a node has decoded it. */
  public Optional<NotPayable> ofText(String paymentRequest) {
    Optional<String> prefix = Bolt11Text.prefixOf(paymentRequest);
    if (prefix.isEmpty()) {
      return no(InvoiceProblem.NOT_BOLT11, "This is not a BOLT11 invoice.");
    }
    if (!prefix.get().equals(networkPrefix)) {
      return no(
          InvoiceProblem.WRONG_NETWORK,
          "The invoice begins with %s; this market's begin with %s."
              .formatted(prefix.get(), networkPrefix));
    }
    return Optional.empty();
  }

  /**
   * @param due what is to be paid; null where it is not known yet
   * @param usableUntil the invoice has to live at least so long
   */
  public Optional<NotPayable> ofInvoice(
      DecodedInvoice invoice,
      PayoutPurpose purpose,
      @Nullable Msat due,
      Instant now,
      Instant usableUntil) {
    if (invoice.amp()) {
      return no(InvoiceProblem.AMP, "AMP invoices have no hash to track a payment by.");
    }
    if (invoice.blinded()) {
      return no(InvoiceProblem.BLINDED_PATH, "A blinded path hides who is paid.");
    }
    if (poolKeys.contains(invoice.destination())) {
      return no(InvoiceProblem.POOL_NODE, "The invoice is of a node of the market itself.");
    }
    if (invoice.finalCltvBlocks() > maxFinalCltv) {
      return no(
          InvoiceProblem.FINAL_CLTV_TOO_LONG,
          "Its final CLTV is %d blocks; at most %d are paid."
              .formatted(invoice.finalCltvBlocks(), maxFinalCltv));
    }
    if (!invoice.expiresAt().isAfter(now)) {
      return no(InvoiceProblem.EXPIRED, "It expired at %s.".formatted(invoice.expiresAt()));
    }
    if (invoice.expiresAt().isBefore(usableUntil)) {
      return no(
          InvoiceProblem.EXPIRES_TOO_EARLY,
          "It expires at %s and may be paid until %s.".formatted(invoice.expiresAt(), usableUntil));
    }
    return ofAmount(invoice.amount(), purpose, due);
  }

  private static Optional<NotPayable> ofAmount(
      @Nullable Msat amount, PayoutPurpose purpose, @Nullable Msat due) {
    if (amount == null) {
      return purpose == PayoutPurpose.DRAW && due == null
          ? no(InvoiceProblem.WRONG_AMOUNT, "A withdrawal needs an invoice with an amount.")
          : Optional.empty();
    }
    if (due == null) {
      return Optional.empty();
    }
    Msat least = purpose == PayoutPurpose.DRAW ? due : leastOf(due);
    return amount.isMoreThan(due) || amount.isLessThan(least)
        ? no(
            InvoiceProblem.WRONG_AMOUNT,
            "Its amount is %s; %s is due, and %s is the least that is paid."
                .formatted(amount, due, least))
        : Optional.empty();
  }

  private static Msat leastOf(Msat due) {
    // Rounded up, and divided before multiplying: the largest amount times 95 does not fit a long.
    long whole = due.value() / 100 * LEAST_PERCENT;
    return Msat.of(whole + Math.ceilDiv(due.value() % 100 * LEAST_PERCENT, 100L));
  }

  private static Optional<NotPayable> no(InvoiceProblem problem, String detail) {
    return Optional.of(new NotPayable(problem, detail));
  }
}
