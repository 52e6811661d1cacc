package dev.holdfast.torture.load;

import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.ProblemException;
import dev.holdfast.sdk.model.Dispute;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import dev.holdfast.sdk.wallet.WalletException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
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
  private static final int SPLIT = 35;

  /** Nearer to its guard than this an award is settled before it is paid. */
  private static final int LATE_BLOCKS = 5;

  private static final int CONFLICT = 409;

  private final Plan plan;
  private final Party buyer;
  private final Party provider;
  private final Judges judges;
  private boolean paid;
  private boolean replaced;

  /** An agent and the wallet it pays and is paid with. */
  record Party(HoldfastClient market, LndWallet wallet) {}

  /**
   * Who decides besides the two.
   *
   * @param height of the chain
   */
  record Judges(HoldfastClient arbiter, HoldfastClient evaluator, IntSupplier height) {}

  Trade(Plan plan, Party buyer, Party provider, Judges judges) {
    this.plan = plan;
    this.buyer = buyer;
    this.provider = provider;
    this.judges = judges;
  }

  /**
   * Places an order, whatever it takes: its key makes it one order however often it is sent. A
   * refusal, as of an offer that is paused, is the answer to its key for ever, so that the next try
   * is another order.
   */
  UUID place(Offers offers) {
    while (true) {
      OrderRequest request = request(offers);
      String key = UUID.randomUUID().toString();
      Optional<UUID> placed = Patience.untilDone(() -> place(request, key));
      if (placed.isPresent()) {
        return placed.get();
      }
      Patience.pause();
    }
  }

  private Optional<UUID> place(OrderRequest request, String key) {
    try {
      return Optional.of(buyer.market.orders().place(request, WAIT, key).orderId());
    } catch (ProblemException e) {
      if (e.status() == CONFLICT && !e.is("request-in-progress")) {
        log.info("{} is not placed: {}", plan, e.getMessage());
        return Optional.empty();
      }
      throw e;
    }
  }

  private OrderRequest request(Offers offers) {
    JsonNode input = json("{\"say\":\"hold fast\"}");
    UUID offer = offers.forPlan(plan).offerId();
    return plan == Plan.QUOTED
        ? OrderRequest.of(
            Patience.untilDone(() -> buyer.market.offers().quote(offer, input)), input)
        : OrderRequest.of(offers.forPlan(plan), input);
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
        if (plan == Plan.CANCELLED_BY_PROVIDER) {
          provider.market.orders().cancel(id);
        } else if (plan.hurry() != Plan.Hurry.DELIVERY) {
          deliver(order);
        }
      }
      case DELIVERED -> judge(order);
      case DISPUTED -> {
        if (plan == Plan.AGREED_IN_DISPUTE) {
          split(id);
        } else if (plan.award() >= 0) {
          award(order);
        }
      }
      case ACCEPTED -> replaceInvoice(order);
      case PLACED, COMPLETED, REFUNDED, RESOLVED, CANCELLED, EXPIRED, TIMED_OUT, UNKNOWN -> {}
    }
  }

  private void deliver(Order order) {
    String invoice = invoice(plan.namesTheAmount() ? order.due() : null);
    provider
        .market
        .orders()
        .deliver(order.orderId(), Work.inline(json("{\"said\":\"hold fast\"}"), invoice));
  }

  private String invoice(@Nullable Msat amount) {
    return provider.wallet.createInvoice(amount, "for my work", INVOICE);
  }

  private void judge(Order order) {
    UUID id = order.orderId();
    switch (plan.review()) {
      case ACCEPT -> {
        if (plan != Plan.ACCEPTED_LATE || isLate(order)) {
          buyer.market.orders().accept(id);
        }
      }
      case EVALUATE -> {
        var evaluations = judges.evaluator.evaluations();
        var unused = evaluations.sign(evaluations.task(id), true, "It was said.");
      }
      case SPLIT -> split(id);
      case DISPUTE -> buyer.market.orders().dispute(id, "wrong result", "It was said only once.");
      case NOTHING -> {}
    }
  }

  private boolean isLate(Order order) {
    int guard = Objects.requireNonNull(Objects.requireNonNull(order.deadlines()).guardHeight());
    return judges.height.getAsInt() >= guard - LATE_BLOCKS;
  }

  private void split(UUID order) {
    buyer.market.orders().offerSplit(order, SPLIT);
    provider.market.orders().acceptSplit(order, SPLIT);
  }

  private void replaceInvoice(Order order) {
    if (plan != Plan.INVOICE_REPLACED || replaced) {
      return;
    }
    Order seen = provider.market.orders().get(order.orderId());
    // What is due is known only when the escrow has decided.
    if (seen.providerPercent() != null) {
      provider.market.orders().payoutInvoice(order.orderId(), invoice(seen.due()));
      replaced = true;
    }
  }

  private void award(Order order) {
    for (Dispute dispute : judges.arbiter.disputes().list().toList()) {
      boolean ours = dispute.orderId().equals(order.orderId());
      if (ours && (plan != Plan.CUSTODY || dispute.custody())) {
        judges.arbiter.disputes().claim(dispute.disputeId());
        judges.arbiter.disputes().award(dispute.disputeId(), Percent.of(plan.award()), "So it is.");
        return;
      }
    }
  }

  private static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
