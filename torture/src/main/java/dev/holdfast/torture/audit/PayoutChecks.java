package dev.holdfast.torture.audit;

import static dev.holdfast.launcher.MarketService.ESCROW;
import static dev.holdfast.launcher.MarketService.SETTLEMENT;

import dev.holdfast.lnd.lnrpc.Payment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariants 3 and 4: what left the market, and that nothing left it twice. */
final class PayoutChecks {
  private PayoutChecks() {}

  static final class OnePayout implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.ONE_PAYOUT;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<Violation> found = new ArrayList<>();
      found.addAll(
          violationIf(
              "more than one payout of a subject",
              evidence.rows(
                  SETTLEMENT,
                  """
                  select 'payout of', subject_id, purpose, count(*) from payout
                  where state <> 'FAILED' group by subject_id, purpose having count(*) > 1\
                  """)));
      found.addAll(
          violationIf(
              "escrows paid and credited",
              evidence.rows(
                  ESCROW,
                  """
                  select 'journal_entry of escrow', escrow_id, string_agg(kind, '+')
                  from journal_entry where kind in ('PAYOUT', 'CREDIT')
                  group by escrow_id having count(*) > 1\
                  """)));
      found.addAll(paymentsWithoutPayout(evidence));
      found.addAll(sums(evidence));
      return found;
    }

    private List<Violation> paymentsWithoutPayout(Evidence evidence) throws Exception {
      Map<String, String> paid = new HashMap<>();
      for (List<String> row :
          evidence.table(
              SETTLEMENT,
              "select payment_hash, node || ' ' || amount_msat from payout"
                  + " where state = 'SUCCEEDED'")) {
        paid.put(row.get(0), row.get(1));
      }
      List<String> strange = new ArrayList<>();
      for (Evidence.NodePayment made : evidence.payments()) {
        Payment payment = made.payment();
        if (payment.getStatus() == Payment.PaymentStatus.SUCCEEDED) {
          String expected = paid.remove(payment.getPaymentHash());
          String actual = made.node() + " " + payment.getValueMsat();
          if (!actual.equals(expected)) {
            strange.add(
                "LND paid %s %s, payout %s".formatted(payment.getPaymentHash(), actual, expected));
          }
        }
      }
      paid.forEach((hash, what) -> strange.add("LND did not pay " + hash + " " + what));
      return violationIf("payments and payouts differ", strange);
    }

    private List<Violation> sums(Evidence evidence) throws Exception {
      long lnd =
          evidence.payments().stream()
              .map(Evidence.NodePayment::payment)
              .filter(payment -> payment.getStatus() == Payment.PaymentStatus.SUCCEEDED)
              .mapToLong(payment -> payment.getValueMsat() + payment.getFeeMsat())
              .sum();
      long ledger =
          Long.parseLong(
              evidence
                  .rows(
                      ESCROW,
                      """
                      select coalesce(-sum(l.amount_msat), 0)
                      from journal_line l join journal_entry e using (entry_id)
                      where l.account = 'lightning' and e.kind in ('PAYOUT', 'DRAW')\
                      """)
                  .getFirst());
      return violationIf(
          "sums differ",
          lnd == ledger
              ? List.of()
              : List.of("LND paid %d msat, the ledger posted %d".formatted(lnd, ledger)));
    }
  }

  static final class NoRefundOfWhatIsPaid implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.NO_REFUND_OF_WHAT_IS_PAID;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<Violation> found = new ArrayList<>();
      found.addAll(
          violationIf(
              "legs awarded and given back",
              evidence.rows(
                  SETTLEMENT,
                  """
                  select 'hold_invoice', leg_id, h.state, 'payout', p.state
                  from hold_invoice h join payout p on p.subject_id = h.escrow_id
                  where h.awarded and h.state in ('CANCELLING', 'CANCELLED')\
                  """)));
      found.addAll(
          violationIf(
              "awarded legs released in the ledger",
              evidence.rows(
                  ESCROW,
                  """
                  select 'escrow_leg', l.leg_id, l.state from escrow_leg l
                  join journal_entry e on e.leg_id = l.leg_id and e.kind = 'RELEASE'
                  where l.awarded\
                  """)));
      return found;
    }
  }
}
