package dev.holdfast.torture.load;

import dev.holdfast.money.Percent;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.model.Dispute;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import dev.holdfast.sdk.wallet.WalletException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One order from its placing to its end. Both sides look at the order and do what its state and
 * their plan ask for; what fails is tried again with the next look.
 */
final class Trade {
  private static final Logger log = LoggerFactory.getLogger(Trade.class);
  private static final Duration INVOICE = Duration.ofHours(6);
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Plan plan;
  private final Party buyer;
  private final Party provider;
  private final HoldfastClient arbiter;
  private boolean paid;

  /** An agent and the wallet it pays and is paid with. */
  record Party(HoldfastClient market, LndWallet wallet) {}

  Trade(Plan plan, Party buyer, Party provider, HoldfastClient arbiter) {
    this.plan = plan;
    this.buyer = buyer;
    this.provider = provider;
    this.arbiter = arbiter;
  }

  /** Places the order, whatever it takes: the key makes it one order however often it is sent. */
  UUID place(Offers offers, String idempotencyKey) {
    OrderRequest request = OrderRequest.of(offers.forPlan(plan), json("{\"say\":\"hold fast\"}"));
    return Patience.untilDone(() -> buyer.market.orders().place(request, WAIT, idempotencyKey))
        .orderId();
  }

  /** Goes on until the order is final. */
  Order finish(UUID orderId) {
    while (true) {
      try {
        Order order = buyer.market.orders().get(orderId);
        if (order.isFinal()) {
          return order;
        }
        next(order);
      } catch (HoldfastException | WalletException | io.grpc.StatusRuntimeException e) {
        log.info("{} of {}: {}", plan, orderId, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      Patience.pause();
    }
  }

  private void next(Order order) throws InterruptedException {
    UUID id = order.orderId();
    switch (order.state()) {
      case AWAITING_FUNDS -> {
        if (plan == Plan.CANCELLED_UNPAID) {
          buyer.market.orders().cancel(id);
        } else if (plan.isPaid() && !paid) {
          var unused = buyer.wallet.pay(order.paymentRequests());
          paid = true;
        }
      }
      case FUNDED -> {
        switch (plan) {
          case CANCELLED_BY_PROVIDER -> provider.market.orders().cancel(id);
          case NEVER_DELIVERED -> {}
          case ACCEPTED,
              SILENT_BUYER,
              NEVER_PAID,
              CANCELLED_UNPAID,
              AWARDED_TO_PROVIDER,
              AWARDED_TO_BUYER,
              AWARDED_IN_PART,
              AGREED_SPLIT,
              HALVED,
              CUSTODY ->
              deliver(id);
        }
      }
      case DELIVERED -> judge(id);
      case DISPUTED -> award(order);
      case PLACED,
          ACCEPTED,
          COMPLETED,
          REFUNDED,
          RESOLVED,
          CANCELLED,
          EXPIRED,
          TIMED_OUT,
          UNKNOWN -> {}
    }
  }

  private void deliver(UUID order) {
    String invoice = provider.wallet.createInvoice(null, "for my work", INVOICE);
    provider.market.orders().deliver(order, Work.inline(json("{\"said\":\"hold fast\"}"), invoice));
  }

  private void judge(UUID order) {
    switch (plan) {
      case ACCEPTED -> buyer.market.orders().accept(order);
      case AWARDED_TO_PROVIDER, AWARDED_TO_BUYER, AWARDED_IN_PART, HALVED, CUSTODY ->
          buyer.market.orders().dispute(order, "wrong result", "It was said only once.");
      case AGREED_SPLIT -> {
        buyer.market.orders().offerSplit(order, 35);
        provider.market.orders().acceptSplit(order, 35);
      }
      case SILENT_BUYER, NEVER_PAID, CANCELLED_UNPAID, CANCELLED_BY_PROVIDER, NEVER_DELIVERED -> {}
    }
  }

  private void award(Order order) {
    int percent =
        switch (plan) {
          case AWARDED_TO_PROVIDER -> 100;
          case AWARDED_TO_BUYER -> 0;
          case AWARDED_IN_PART -> 65;
          case CUSTODY -> 40;
          case ACCEPTED,
              SILENT_BUYER,
              NEVER_PAID,
              CANCELLED_UNPAID,
              CANCELLED_BY_PROVIDER,
              NEVER_DELIVERED,
              AGREED_SPLIT,
              HALVED ->
              -1;
        };
    if (percent < 0) {
      return;
    }
    for (Dispute dispute : arbiter.disputes().list().toList()) {
      boolean ours = dispute.orderId().equals(order.orderId());
      if (ours && (plan != Plan.CUSTODY || dispute.custody())) {
        arbiter.disputes().claim(dispute.disputeId());
        arbiter.disputes().award(dispute.disputeId(), Percent.of(percent), "So it is.");
        return;
      }
    }
  }

  private static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
