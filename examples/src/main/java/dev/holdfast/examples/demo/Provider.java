package dev.holdfast.examples.demo;

import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.ProblemException;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderQuery;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.model.Party;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** An agent that sells: publishes its offers, and works on every order as soon as it is funded. */
final class Provider implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Provider.class);

  /** Longer than any order of the demo can last. */
  private static final Duration INVOICE_LIFE = Duration.ofDays(2);

  private final String name;
  private final HoldfastClient market;
  private final LndWallet wallet;
  private final Map<UUID, Stall> stalls = new ConcurrentHashMap<>();
  private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
  private final OrderFeed feed;
  private volatile boolean closed;

  Provider(String name, DemoSetup setup) {
    this.name = name;
    this.market = HoldfastClient.connect(setup.gateway(), AgentKey.random());
    this.wallet = LndWallet.connect(setup.wallet(name));
    this.feed = new OrderFeed(market, this::look, this::lookAround);
  }

  String agentId() {
    return market.agentId();
  }

  /** Publishes what it has to offer; the offers by their stalls. */
  Map<Stall, Offer> open(String evaluator) {
    Map<Stall, Offer> offers = new EnumMap<>(Stall.class);
    for (Stall stall : Stall.values()) {
      if (stall.provider().equals(name)) {
        Offer offer = market.offers().publish(stall.draft(evaluator));
        stalls.put(offer.offerId(), stall);
        offers.put(stall, offer);
      }
    }
    return offers;
  }

  private void lookAround() {
    if (!closed) {
      market.orders().list(OrderQuery.sold(OrderState.FUNDED)).forEach(this::work);
      market.orders().list(OrderQuery.sold(OrderState.DELIVERED)).forEach(this::consider);
    }
  }

  private void look(UUID orderId) {
    Order order = market.orders().get(orderId);
    work(order);
    consider(order);
  }

  /** Half of the price in hand is better than an arbiter's word some day. */
  private void consider(Order order) {
    Order.SplitOffer split = order.splitOffer();
    if (order.state() == OrderState.DELIVERED
        && split != null
        && split.by() == Party.BUYER
        && split.providerPercent() >= 50) {
      try {
        market.orders().acceptSplit(order.orderId(), split.providerPercent());
      } catch (ProblemException e) {
        log.warn("{} cannot settle order {}: {}", name, order.orderId(), e.getMessage());
      }
    }
  }

  private void work(Order order) {
    Stall stall = stalls.get(order.offerId());
    if (order.state() == OrderState.FUNDED
        && stall != null
        && stall.conduct() != Conduct.ASLEEP
        && taken.add(order.orderId())) {
      Thread.ofVirtual().name(name + "-works").start(() -> deliver(order.orderId(), stall));
    }
  }

  private void deliver(UUID orderId, Stall stall) {
    try {
      Order order = market.orders().get(orderId);
      JsonNode input = order.input();
      if (input == null) {
        log.warn("{} was given nothing to work on for order {}", name, orderId);
        return;
      }
      JsonNode result =
          stall.conduct() == Conduct.CARELESS
              ? stall.trade().bungle(input)
              : stall.trade().perform(input);
      market.orders().deliver(orderId, Work.inline(result, invoiceFor(order)));
    } catch (ProblemException e) {
      log.warn("{} cannot deliver order {}: {}", name, orderId, e.getMessage());
    } catch (RuntimeException e) {
      if (!closed) {
        log.warn("{} cannot deliver order {} and tries again", name, orderId, e);
        taken.remove(orderId);
      }
    }
  }

  /** Of the amount due; without one where an award may turn out to be less. */
  private String invoiceFor(Order order) {
    boolean whole = order.terms() == null || order.terms().splitStep() == SplitStep.WHOLE;
    Msat amount = whole ? order.due() : null;
    return wallet.createInvoice(amount, "order " + order.orderId(), INVOICE_LIFE);
  }

  @Override
  public void close() {
    closed = true;
    feed.close();
    market.close();
    wallet.close();
  }
}
