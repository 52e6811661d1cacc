package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.OrderEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step of an order leads to: events for services, notices for its parties, history. */
public final class OrderChange {

  private final List<OrderEvent> events = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  public List<OrderEvent> events() {
    return List.copyOf(events);
  }

  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  void tell(OrderEvent event) {
    events.add(event);
  }

  void notice(String type) {
    notice(type, Map.of());
  }

  void notice(String type, Map<String, Object> facts) {
    notices.add(new Notice(type, new LinkedHashMap<>(facts)));
  }

  void step(OrderState from, OrderCause cause, OrderState to) {
    steps.add(new Step(from, cause, to, events.size()));
  }

  /** For both parties to see: no payment request, no hash, no preimage. */
  public record Notice(String type, Map<String, Object> facts) {}

  /**
   * A row of the transition history.
   *
   * @param toldBy position among the change's events of the one that tells it; there is none at it
   *     where the step tells nothing
   */
  public record Step(OrderState from, OrderCause cause, OrderState to, int toldBy) {}
}
