package dev.holdfast.torture.audit;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.replay.Comparison;
import dev.holdfast.launcher.replay.Replay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Invariants 9, 10 and 12: what clients are told, and that there is an end to everything. */
final class AnswerChecks {
  private AnswerChecks() {}

  static final class SameKeySameBytes implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.SAME_KEY_SAME_BYTES;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<String> wrong = new ArrayList<>();
      evidence
          .sources()
          .answers()
          .forEach((key, bodies) -> {
            if (bodies.size() != 1) {
              wrong.add("under %s: %s".formatted(key, bodies));
            }
          });
      wrong.addAll(
          evidence.rows(
              MarketService.ORDER,
              """
              select 'market_order of', buyer, idempotency_key, count(*) from market_order
              group by buyer, idempotency_key having count(*) > 1\
              """));
      return violationIf("one key, different answers", wrong);
    }
  }

  static final class ReputationIsRecomputed implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.REPUTATION_IS_RECOMPUTED;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      Replay replay =
          new Replay(evidence.sources().gateway(), evidence.sources().kafka(), Clock.systemUTC());
      return violationIf(
          "scores that events do not explain",
          replay.run().stream().filter(side -> !side.agrees()).map(Comparison::toString).toList());
    }
  }

  static final class EverythingEnds implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.EVERYTHING_ENDS;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<String> open = new ArrayList<>();
      open.addAll(
          evidence.rows(
              MarketService.ORDER,
              "select 'market_order', order_id, state, waiting_for from market_order"
                  + " where not final"));
      open.addAll(
          evidence.rows(
              MarketService.ESCROW,
              """
              select 'escrow', escrow_id, state from escrow where not finished
              union all select 'withdrawal', withdrawal_id, state from withdrawal
              where state not in ('PAID', 'FAILED')\
              """));
      open.addAll(
          evidence.rows(
              MarketService.SETTLEMENT,
              """
              select 'hold_invoice', leg_id, state from hold_invoice
              where state not in ('SETTLED', 'CANCELLED', 'LOST')
              union all select 'payout', payout_id, state from payout
              where state not in ('SUCCEEDED', 'FAILED', 'CREDITED')\
              """));
      Set<String> inDoubt =
          InDoubt.idsIn(
              Objects.requireNonNull(evidence.sources().databases().get(MarketService.SETTLEMENT)));
      open.removeIf(row -> inDoubt.stream().anyMatch(row::contains));
      for (MarketService service : evidence.sources().databases().keySet()) {
        open.addAll(
            evidence.rows(
                service, "select '" + service + "', 'outbox', event_id, type from outbox"));
      }
      return violationIf("what has no end", open);
    }
  }
}
