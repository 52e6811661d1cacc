package dev.holdfast.examples.demo;

import dev.holdfast.sdk.EventStream;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.model.MarketEvent;
import dev.holdfast.sdk.model.Order;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's view of its orders: one event stream says when to look, and a slow poll looks anyway.
 */
final class OrderFeed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OrderFeed.class);
  private static final Duration POLL = Duration.ofSeconds(2);

  private final HoldfastClient market;
  private final EventStream events;
  private final Consumer<UUID> onEvent;
  private final Runnable onSilence;
  private final Map<UUID, Semaphore> waiters = new ConcurrentHashMap<>();
  private final Thread thread;

  /**
   * @param onEvent told of each order that something happened to
   * @param onSilence called now and then while nothing happens
   */
  OrderFeed(HoldfastClient market, Consumer<UUID> onEvent, Runnable onSilence) {
    this.market = market;
    this.onEvent = onEvent;
    this.onSilence = onSilence;
    this.events = market.events(null);
    this.thread = Thread.ofVirtual().name("order-feed").start(this::dispatch);
  }

  static OrderFeed of(HoldfastClient market) {
    return new OrderFeed(market, order -> {}, () -> {});
  }

  private void dispatch() {
    boolean refused = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (refused) {
          Thread.sleep(POLL);
          onSilence.run();
        } else {
          events.next(POLL).flatMap(MarketEvent::orderId).ifPresentOrElse(this::wake, onSilence);
        }
      } catch (InterruptedException e) {
        return;
      } catch (HoldfastException e) {
        refused = true;
        log.warn("The market gives no events ({}); orders are polled instead", e.getMessage());
      } catch (RuntimeException e) {
        log.warn("An event was not handled", e);
      }
    }
  }

  private void wake(UUID orderId) {
    Semaphore waiter = waiters.get(orderId);
    if (waiter != null) {
      waiter.release();
    }
    onEvent.accept(orderId);
  }

  /**
   * Waits until an order is as it should be.
   *
   * @param onLook told of the order each time it was looked at
   * @return the order, which is otherwise when the time is over
   */
  Order await(UUID orderId, Predicate<Order> wanted, Duration patience, Consumer<Order> onLook)
      throws InterruptedException {
    Semaphore news = waiters.computeIfAbsent(orderId, id -> new Semaphore(0));
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      news.drainPermits();
      Order order = market.orders().get(orderId);
      onLook.accept(order);
      long left = end - System.nanoTime();
      if (wanted.test(order) || left <= 0) {
        return order;
      }
      boolean unused = news.tryAcquire(Math.min(left, POLL.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  void forget(UUID orderId) {
    waiters.remove(orderId);
  }

  @Override
  public void close() {
    thread.interrupt();
    events.close();
  }
}
