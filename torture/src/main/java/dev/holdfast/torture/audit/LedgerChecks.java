package dev.holdfast.torture.audit;

import static dev.holdfast.launcher.MarketService.ESCROW;

import java.util.ArrayList;
import java.util.List;

/** Invariants 1 and 2, which the ledger shows by itself. */
final class LedgerChecks {
  private LedgerChecks() {}

  static final class EntriesSumToZero implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.ENTRIES_SUM_TO_ZERO;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<Violation> found = new ArrayList<>();
      found.addAll(
          violationIf(
              "entries that do not sum to zero",
              evidence.rows(
                  ESCROW,
                  """
                  select 'journal_entry', e.entry_id, e.kind, coalesce(sum(l.amount_msat), 0)
                  from journal_entry e left join journal_line l using (entry_id)
                  group by e.entry_id, e.kind
                  having coalesce(sum(l.amount_msat), 0) <> 0 or count(l.position) < 2\
                  """)));
      found.addAll(
          violationIf(
              "an account of an escrow that is over is not empty",
              evidence.rows(
                  ESCROW,
                  """
                  select account, sum(amount_msat) from journal_line
                  where account like 'escrow:%' and split_part(account, ':', 2) in
                    (select escrow_id::text from escrow where finished)
                  group by account having sum(amount_msat) <> 0\
                  """)));
      return found;
    }
  }

  static final class OneEndPerLeg implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.ONE_END_PER_LEG;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      return violationIf(
          "legs with more than one end",
          evidence.rows(
              ESCROW,
              """
              select 'journal_entry of leg', leg_id, string_agg(kind, '+' order by entry_id)
              from journal_entry where kind in ('CAPTURE', 'RELEASE', 'LOSS')
              group by leg_id having count(*) > 1\
              """));
    }
  }
}
