package dev.holdfast.torture.audit;

import static dev.holdfast.launcher.MarketService.ESCROW;
import static dev.holdfast.launcher.MarketService.ORDER;

import dev.holdfast.launcher.MarketService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Invariant 8: each step names the event that tells it, or else the one that caused it, and that
 * event is on its topic, or still in the outbox, as one thing.
 */
final class HistoryIsTold implements Check {
  /** What the event of a step is, by the cause of the step. */
  private static final Map<String, String> EVENT_OF =
      Map.ofEntries(
          Map.entry("MADE_PAYABLE", "escrow-payable"),
          Map.entry("MONEY_LOCKED", "order-funded"),
          Map.entry("DELIVERY", "order-delivered"),
          Map.entry("ACCEPTANCE", "order-accepted"),
          Map.entry("CONDITIONS_HOLD", "order-accepted"),
          Map.entry("SILENCE", "order-accepted"),
          Map.entry("AGREEMENT", "order-split-agreed"),
          Map.entry("CANCELLATION", "order-cancelled"),
          Map.entry("FUNDING_OVER", "order-expired"),
          Map.entry("DELIVERY_OVER", "order-timed-out"),
          Map.entry("DISPUTE", "order-disputed"),
          Map.entry("GUARD_PAYS", "escrow-decided"),
          Map.entry("GUARD_REFUNDS", "escrow-decided"),
          Map.entry("ESCROW_CLOSED", "order-closed"),
          Map.entry("MONEY_CAPTURED", "order-closed"),
          Map.entry("MONEY_RETURNED", "order-closed"),
          Map.entry("LEGS_OPENED", "escrow-payable"),
          Map.entry("ALL_LEGS_ACCEPTED", "escrow-locked"),
          Map.entry("ORDER_ENDED", "escrow-closed"),
          Map.entry("LEG_GONE", "escrow-closed"),
          Map.entry("DISPUTE_OPENED", "order-disputed"),
          Map.entry("TAKEN_INTO_CUSTODY", "escrow-taken-into-custody"),
          Map.entry("AWARD_DECIDED", "escrow-decided"),
          Map.entry("ALL_CAPTURED", "escrow-finished"),
          Map.entry("ALL_RETURNED", "escrow-finished"),
          Map.entry("PART_CAPTURED", "escrow-finished"));

  /**
   * Types that are told by a step and never without one. The others are not here: an order may be
   * closed, and an agreement in a dispute told, in the state that it already has, and the guard
   * tells a decision once more.
   */
  private static final Map<String, MarketService> TOLD_BY_A_STEP =
      Map.ofEntries(
          Map.entry("order-funded", ORDER),
          Map.entry("order-delivered", ORDER),
          Map.entry("order-accepted", ORDER),
          Map.entry("order-cancelled", ORDER),
          Map.entry("order-expired", ORDER),
          Map.entry("order-timed-out", ORDER),
          Map.entry("order-disputed", ORDER),
          Map.entry("escrow-payable", ESCROW),
          Map.entry("escrow-locked", ESCROW),
          Map.entry("escrow-closed", ESCROW),
          Map.entry("escrow-taken-into-custody", ESCROW));

  private static final String ORDER_STEPS =
      "select 'order', order_id, cause, event_id from order_transition";

  private static final String ESCROW_STEPS =
      "select 'escrow', e.order_id, t.cause, t.event_id"
          + " from escrow_transition t join escrow e using (escrow_id)";

  private static final String ONCE =
      """
      select order_id, 'order-placed' from market_order
      union all select order_id, 'order-closed' from market_order where final\
      """;

  @Override
  public Invariant invariant() {
    return Invariant.HISTORY_IS_TOLD;
  }

  @Override
  public List<Violation> look(Evidence evidence) throws Exception {
    // Each event as "type of key", by its id; one that was published again is the same one.
    Map<String, Set<String>> events = new HashMap<>();
    Map<String, Set<String>> contents = new HashMap<>();
    for (TopicLog.Told told : evidence.told()) {
      put(events, told.id(), told.type() + " of " + told.key());
      put(contents, told.id(), told.topic() + told.key() + told.type() + told.body());
    }
    for (MarketService service : List.of(ORDER, ESCROW)) {
      for (List<String> row :
          evidence.table(
              service, "select event_id, split_part(type, '.', 4), event_key from outbox")) {
        put(events, row.get(0), row.get(1) + " of " + row.get(2));
      }
    }
    List<String> wrong = new ArrayList<>();
    contents.forEach((id, told) -> {
      if (told.size() > 1) {
        wrong.add("event %s is told in %d ways: %s".formatted(id, told.size(), told));
      }
    });
    Map<MarketService, Set<String>> named = new HashMap<>();
    named.put(ORDER, compare(evidence.table(ORDER, ORDER_STEPS), events, wrong));
    named.put(ESCROW, compare(evidence.table(ESCROW, ESCROW_STEPS), events, wrong));
    nobodysEvents(events, named, wrong);
    toldOnce(evidence.table(ORDER, ONCE), events, wrong);
    return violationIf("steps that were not told once", wrong);
  }

  /** Returns the ids that the steps name. */
  private static Set<String> compare(
      List<List<String>> steps, Map<String, Set<String>> events, List<String> wrong) {
    Set<String> named = new HashSet<>();
    for (List<String> step : steps) {
      String id = step.get(3);
      String expected = EVENT_OF.get(step.get(2)) + " of " + step.get(1);
      if (id.isEmpty()) {
        wrong.add("%s names no event".formatted(step));
      } else if (!events.getOrDefault(id, Set.of()).equals(Set.of(expected))) {
        wrong.add("%s names %s, which is %s".formatted(step, id, events.get(id)));
      } else if (!named.add(id)) {
        wrong.add("%s names %s, as another step does".formatted(step, id));
      }
    }
    return named;
  }

  private static void nobodysEvents(
      Map<String, Set<String>> events, Map<MarketService, Set<String>> named, List<String> wrong) {
    events.forEach((id, told) ->
        told.forEach(event -> {
          MarketService teller = TOLD_BY_A_STEP.get(event.substring(0, event.indexOf(' ')));
          if (teller != null && !Objects.requireNonNull(named.get(teller)).contains(id)) {
            wrong.add("event %s, %s, tells no step".formatted(id, event));
          }
        }));
  }

  private static void toldOnce(
      List<List<String>> rows, Map<String, Set<String>> events, List<String> wrong) {
    Map<String, Set<String>> ids = new HashMap<>();
    events.forEach((id, told) -> told.forEach(event -> put(ids, event, id)));
    for (List<String> row : rows) {
      String event = row.get(1) + " of " + row.get(0);
      Set<String> told = ids.getOrDefault(event, Set.of());
      if (told.size() != 1) {
        wrong.add("%s is told %d times: %s".formatted(event, told.size(), told));
      }
    }
  }

  private static void put(Map<String, Set<String>> sets, String key, String value) {
    sets.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
  }
}
