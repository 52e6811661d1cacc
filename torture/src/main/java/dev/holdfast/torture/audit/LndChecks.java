package dev.holdfast.torture.audit;

import static dev.holdfast.launcher.MarketService.ESCROW;
import static dev.holdfast.launcher.MarketService.SETTLEMENT;

import dev.holdfast.launcher.NodeBooks;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariants 5 and 6: what the nodes did with the legs, and what the market says of it. */
final class LndChecks {
  private LndChecks() {}

  /**
   * A leg that nobody decided until LND gave it back was cancelled by LND alone: settlement-service
   * has no cause of its own for it. One that is lost was decided too late.
   */
  static final class DecidedInTime implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.DECIDED_IN_TIME;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      return violationIf(
          "locked legs that LND ended by itself",
          evidence.rows(
              SETTLEMENT,
              """
              select 'hold_invoice', h.leg_id, h.state, 'expires at', h.earliest_expiry
              from hold_invoice h join escrow_holds e using (escrow_id)
              where h.state = 'LOST'
                 or h.state = 'CANCELLED' and h.earliest_expiry is not null
                    and not e.decided and not e.closed and h.cancel_cause is null\
              """));
    }
  }

  static final class LedgerFollowsLnd implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.LEDGER_FOLLOWS_LND;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      Map<String, String> locked = new HashMap<>();
      Map<String, String> ended = new HashMap<>();
      for (List<String> row :
          evidence.table(
              ESCROW, "select leg_id, kind from journal_entry where leg_id is not null")) {
        (row.get(1).equals("LOCK") ? locked : ended).put(row.get(0), row.get(1));
      }
      List<String> wrong = new ArrayList<>();
      for (List<String> row :
          evidence.table(SETTLEMENT, "select leg_id, payment_hash, state from hold_invoice")) {
        String leg = row.get(0);
        Evidence.NodeInvoice known = evidence.invoices().get(row.get(1));
        InvoiceState lnd = known == null ? InvoiceState.CANCELED : known.invoice().getState();
        String end = ended.getOrDefault(leg, "");
        boolean right =
            switch (lnd) {
              case SETTLED -> end.equals("CAPTURE");
              case CANCELED ->
                  locked.containsKey(leg)
                      ? end.equals("RELEASE") || end.equals("LOSS")
                      : end.isEmpty();
              case OPEN, ACCEPTED -> end.isEmpty();
              case UNRECOGNIZED -> false;
            };
        if (!right) {
          wrong.add(
              "leg %s is %s at LND, %s at settlement, %s in the ledger"
                  .formatted(leg, lnd, row.get(2), end.isEmpty() ? "without an end" : end));
        }
      }
      List<Violation> found = new ArrayList<>();
      found.addAll(violationIf("legs that LND and the ledger see differently", wrong));
      found.addAll(violationIf("channels that the ledger does not explain", channels(evidence)));
      return found;
    }

    /** To the millisatoshi: what came into the nodes' channels is what the ledger posted. */
    private static List<String> channels(Evidence evidence) throws Exception {
      NodeBooks.Sum channels;
      try (NodeBooks books = new NodeBooks(evidence.sources().nodes())) {
        channels = books.read();
      }
      long gained = channels.localMsat() - evidence.sources().channelsBefore();
      long ledger =
          Long.parseLong(
              evidence
                  .rows(
                      ESCROW,
                      "select coalesce(sum(amount_msat), 0) from journal_line"
                          + " where account = 'lightning'")
                  .getFirst());
      return gained == ledger && channels.unsettledMsat() == 0
          ? List.of()
          : List.of(
              "the channels gained %d msat, %d are under way, the ledger has %d"
                  .formatted(gained, channels.unsettledMsat(), ledger));
    }
  }
}
