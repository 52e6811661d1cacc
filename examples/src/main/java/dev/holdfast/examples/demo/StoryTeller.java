package dev.holdfast.examples.demo;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps one order's story and tells it on at every change. */
final class StoryTeller {

  private final int number;
  private final Scenario scenario;
  private final String offer;
  private final Clock clock;
  private final OrderWatcher watcher;
  private final Map<OrderState, Instant> times = new EnumMap<>(OrderState.class);
  private @Nullable UUID orderId;
  private Msat price = Msat.ZERO;
  private @Nullable OrderState state;
  private boolean isFinal;
  private @Nullable Duration toPayable;
  private @Nullable Duration toPaid;
  private long decidedAt;

  StoryTeller(int number, Scenario scenario, String offer, Clock clock, OrderWatcher watcher) {
    this.number = number;
    this.scenario = scenario;
    this.offer = offer;
    this.clock = clock;
    this.watcher = watcher;
    tell(OrderStory.Ending.UNDER_WAY, null);
  }

  /** The buyer saw the order like this. */
  synchronized void saw(Order order) {
    boolean news = order.state() != state || order.isFinal() != isFinal;
    orderId = order.orderId();
    price = order.priceMsat();
    state = order.state();
    isFinal = order.isFinal();
    if (news) {
      times.putIfAbsent(order.state(), clock.instant());
      tell(OrderStory.Ending.UNDER_WAY, null);
    }
  }

  synchronized void payableAfter(Duration time) {
    toPayable = time;
    tell(OrderStory.Ending.UNDER_WAY, null);
  }

  /** From here on the provider waits for its pay. */
  synchronized void decided() {
    decidedAt = System.nanoTime();
  }

  synchronized void paid() {
    toPaid = Duration.ofNanos(System.nanoTime() - decidedAt);
  }

  /**
   * The story is over.
   *
   * @param fault what went otherwise than it should, none where nothing did
   */
  synchronized OrderStory end(@Nullable String fault) {
    return tell(
        fault == null ? OrderStory.Ending.AS_IT_SHOULD : OrderStory.Ending.OTHERWISE, fault);
  }

  private OrderStory tell(OrderStory.Ending ending, @Nullable String remark) {
    OrderStory story =
        new OrderStory(
            number, scenario, orderId, offer, price, state, isFinal, times, toPayable, toPaid,
            ending, remark);
    watcher.changed(story);
    return story;
  }
}
