package dev.holdfast.torture.audit;

import static dev.holdfast.launcher.MarketService.ESCROW;
import static dev.holdfast.launcher.MarketService.ORDER;

import dev.holdfast.escrow.domain.EscrowCause;
import dev.holdfast.escrow.domain.EscrowState;
import dev.holdfast.escrow.domain.EscrowTransitions;
import dev.holdfast.order.domain.OrderCause;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.OrderTransitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariant 7: how orders and escrows came to where they are. */
final class HistoryChecks {
  private HistoryChecks() {}

  private interface Table {
    boolean allows(String from, String cause, String to);
  }

  static final class HistoriesArePaths implements Check {
    @Override
    public Invariant invariant() {
      return Invariant.HISTORIES_ARE_PATHS;
    }

    @Override
    public List<Violation> look(Evidence evidence) throws Exception {
      List<String> wrong = new ArrayList<>();
      wrong.addAll(
          breaks(
              "PLACED",
              evidence.table(
                  ORDER,
                  """
                  select o.order_id, o.state, t.from_state, t.cause, t.to_state
                  from market_order o left join order_transition t using (order_id)
                  order by o.order_id, t.sequence\
                  """),
              (from, cause, to) ->
                  OrderTransitions.next(OrderState.valueOf(from), OrderCause.valueOf(cause))
                      .filter(next -> next.name().equals(to))
                      .isPresent()));
      wrong.addAll(
          breaks(
              "OPENING",
              evidence.table(
                  ESCROW,
                  """
                  select e.escrow_id, e.state, t.from_state, t.cause, t.to_state
                  from escrow e left join escrow_transition t using (escrow_id)
                  order by e.escrow_id, t.sequence\
                  """),
              (from, cause, to) ->
                  EscrowTransitions.next(EscrowState.valueOf(from), EscrowCause.valueOf(cause))
                      .filter(next -> next.name().equals(to))
                      .isPresent()));
      return violationIf("histories that are no path", wrong);
    }

    private static List<String> breaks(String first, List<List<String>> rows, Table table) {
      List<String> wrong = new ArrayList<>();
      Map<String, String> reached = new HashMap<>();
      Map<String, String> states = new HashMap<>();
      for (List<String> row : rows) {
        String id = row.get(0);
        states.put(id, row.get(1));
        String was = reached.getOrDefault(id, first);
        if (row.get(2).isEmpty()) {
          continue;
        }
        if (!row.get(2).equals(was) || !table.allows(row.get(2), row.get(3), row.get(4))) {
          wrong.add("%s: after %s came %s".formatted(id, was, row.subList(2, 5)));
        }
        reached.put(id, row.get(4));
      }
      states.forEach((id, state) -> {
        String last = reached.getOrDefault(id, first);
        if (!last.equals(state)) {
          wrong.add("%s is %s, its history ends in %s".formatted(id, state, last));
        }
      });
      return wrong;
    }
  }
}
