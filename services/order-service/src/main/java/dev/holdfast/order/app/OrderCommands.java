package dev.holdfast.order.app;

import dev.holdfast.contracts.order.Party;
import dev.holdfast.money.Percent;
import dev.holdfast.order.domain.ConditionJudge;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a party of an order can do with it. To anybody else the order does not exist. */
@Service
public class OrderCommands {

  private final Orders orders;
  private final Changes changes;
  private final ConditionJudge judge;
  private final Clock clock;

  OrderCommands(Orders orders, Changes changes, ConditionJudge judge, Clock clock) {
    this.orders = orders;
    this.changes = changes;
    this.judge = judge;
    this.clock = clock;
  }

  /** By the provider, with a result and an invoice that were checked. */
  @Transactional
  public Order deliver(UUID orderId, String agentId, Result result, String invoice) {
    Order order =
        change(
            orderId, agentId, Party.PROVIDER, (found, now) -> found.deliver(result, invoice, now));
    changes.ask(order, judge.evaluatorsOf(order.conditions()));
    return order;
  }

  @Transactional
  public Order accept(UUID orderId, String agentId) {
    return change(orderId, agentId, Party.BUYER, Order::accept);
  }

  @Transactional
  public Order cancel(UUID orderId, String agentId) {
    return change(
        orderId, agentId, null, (order, now) -> order.cancel(order.partyOf(agentId), now));
  }

  @Transactional
  public Order dispute(UUID orderId, String agentId, String reason, @Nullable String claim) {
    return change(
        orderId,
        agentId,
        null,
        (order, now) -> order.dispute(order.partyOf(agentId), reason, claim, now));
  }

  @Transactional
  public Order offerSplit(UUID orderId, String agentId, Percent split) {
    return change(
        orderId,
        agentId,
        null,
        (order, now) -> order.offerSplit(order.partyOf(agentId), split, now));
  }

  @Transactional
  public Order acceptSplit(UUID orderId, String agentId, Percent split) {
    return change(
        orderId,
        agentId,
        null,
        (order, now) -> order.acceptSplit(order.partyOf(agentId), split, now));
  }

  /** By the provider, with an invoice that was checked. */
  @Transactional
  public Order replacePayoutInvoice(UUID orderId, String agentId, String invoice) {
    return change(
        orderId, agentId, Party.PROVIDER, (order, now) -> order.replacePayoutInvoice(invoice, now));
  }

  private Order change(
      UUID orderId,
      String agentId,
      @Nullable Party allowed,
      BiFunction<Order, Instant, OrderChange> step) {
    Order order =
        orders
            .lock(orderId)
            .filter(found -> found.hasParty(agentId))
            .orElseThrow(() -> new OrderRefusal.NotFound("order"));
    if (allowed != null && order.partyOf(agentId) != allowed) {
      throw new OrderRefusal.NotYours(allowed == Party.BUYER ? "buyer" : "provider");
    }
    changes.carryOut(order, step.apply(order, clock.instant()));
    return order;
  }
}
