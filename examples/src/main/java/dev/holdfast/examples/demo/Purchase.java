package dev.holdfast.examples.demo;

import dev.holdfast.examples.trade.Task;
import dev.holdfast.money.Percent;
import dev.holdfast.receipts.ReceiptInvalidException;
import dev.holdfast.sdk.ProblemException;
import dev.holdfast.sdk.Receipts;
import dev.holdfast.sdk.model.Deadlines;
import dev.holdfast.sdk.model.Delivery;
import dev.holdfast.sdk.model.MatchQuery;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.wallet.PaymentStatus;
import dev.holdfast.sdk.wallet.PaymentsInFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One order from the buyer's side, from POST to the end of its money. */
final class Purchase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Buyer buyer;
  private final Arbiter arbiter;
  private final Scenario scenario;
  private final StoryTeller story;
  private final Clock clock;

  Purchase(Buyer buyer, Arbiter arbiter, Scenario scenario, StoryTeller story, Clock clock) {
    this.buyer = buyer;
    this.arbiter = arbiter;
    this.scenario = scenario;
    this.story = story;
    this.clock = clock;
  }

  /**
   * Plays the scenario to its end.
   *
   * @param onlyWaiting called once nothing but a window of the market is waited for
   * @throws Unexpected where something goes otherwise than the scenario has it
   */
  void play(Offer offer, Task task, Runnable onlyWaiting) throws InterruptedException {
    Order order = placed(offer, task);
    UUID id = order.orderId();
    PaymentsInFlight payments = null;
    switch (scenario) {
      case CANCEL -> story.saw(buyer.market().orders().cancel(id));
      case NEVER_PAY -> {
        onlyWaiting.run();
        awaitPast(order, deadline(order, Deadlines::payBy));
      }
      case PROVIDER_MISSES -> {
        payments = paid(order);
        Order funded = await(id, o -> o.state() != OrderState.AWAITING_FUNDS, PATIENCE);
        onlyWaiting.run();
        awaitPast(funded, deadline(funded, Deadlines::deliverBy));
      }
      case ACCEPT, STEP_5, STEP_1 -> {
        payments = paid(order);
        String fault = faultOf(task, delivered(id)).orElse(null);
        if (fault != null) {
          story.saw(buyer.market().orders().dispute(id, "wrong result", fault));
          arbiter.decide(id, fault);
          throw new Unexpected("the work is wrong: " + fault);
        }
        story.decided();
        story.saw(buyer.market().orders().accept(id));
      }
      case BY_EVALUATOR, BY_HASH -> {
        // Nobody accepts: the proof does, from the delivery on.
        payments = paid(order);
        Order unused = await(id, Purchase::isPastFunding, PATIENCE);
        story.decided();
      }
      case BY_MATCH -> {
        if (!order.offerId().equals(offer.offerId())) {
          throw new Unexpected("the match chose another offer: " + order.offerId());
        }
        payments = paid(order);
        JsonNode unused = delivered(id);
        story.decided();
        story.saw(buyer.market().orders().accept(id));
      }
      case SPLIT_35 -> {
        payments = paid(order);
        JsonNode unused = delivered(id);
        story.saw(buyer.market().orders().dispute(id, "only in part", "Two thirds are of no use."));
        story.decided();
        arbiter.split(id, Percent.of(scenario.share()));
      }
      case SETTLED_60 -> {
        payments = paid(order);
        JsonNode unused = delivered(id);
        story.decided();
        story.saw(buyer.market().orders().offerSplit(id, scenario.share()));
      }
      case DISPUTE_REFUND, DISPUTE_PAY -> {
        payments = paid(order);
        String fault = faultOf(task, delivered(id)).orElse(null);
        String claim = fault == null ? "I had hoped for something else" : fault;
        story.saw(buyer.market().orders().dispute(id, "wrong result", claim));
        story.decided();
        arbiter.decide(id, fault);
      }
    }
    Order end = await(id, Order::isFinal, PATIENCE);
    if (!end.isFinal() || end.state() != scenario.end()) {
      throw new Unexpected(
          "it is %s%s and not %s"
              .formatted(end.state(), end.isFinal() ? "" : ", not final,", scenario.end()));
    }
    if (scenario.providerIsPaid()) {
      story.paid();
    }
    checkMoney(payments, end);
    checkReceipt(end);
    buyer.feed().forget(id);
  }

  private Order placed(Offer offer, Task task) throws InterruptedException {
    long began = System.nanoTime();
    Order order = buyer.market().orders().place(request(offer, task), WAIT);
    if (order.state() == OrderState.PLACED) {
      order = await(order.orderId(), o -> o.state() != OrderState.PLACED, PATIENCE);
    }
    if (order.state() != OrderState.AWAITING_FUNDS || order.paymentRequests().isEmpty()) {
      throw new Unexpected("it did not become payable but is " + order.state());
    }
    story.saw(order);
    story.payableAfter(Duration.ofNanos(System.nanoTime() - began));
    return order;
  }

  private OrderRequest request(Offer offer, Task task) {
    if (scenario != Scenario.BY_MATCH) {
      return OrderRequest.of(offer, task.input());
    }
    MatchQuery query =
        new MatchQuery(
            offer.title(),
            offer.capabilities().getFirst(),
            offer.price().amountMsat(),
            null,
            null,
            null,
            null);
    return OrderRequest.of(query, task.input());
  }

  private PaymentsInFlight paid(Order order) throws InterruptedException {
    return buyer.wallet().pay(order.paymentRequests());
  }

  private JsonNode delivered(UUID id) throws InterruptedException {
    Order order = await(id, Purchase::isPastFunding, PATIENCE);
    Delivery delivery = order.delivery();
    JsonNode result = delivery == null ? null : delivery.result();
    if (order.state() != OrderState.DELIVERED || result == null) {
      throw new Unexpected("nothing was delivered; it is " + order.state());
    }
    return result;
  }

  private static boolean isPastFunding(Order order) {
    return order.state() != OrderState.AWAITING_FUNDS && order.state() != OrderState.FUNDED;
  }

  private static Optional<String> faultOf(Task task, JsonNode result) {
    return task.faultOf(result);
  }

  /** The buyer's own node has the last word on whose the money is. */
  private void checkMoney(@Nullable PaymentsInFlight payments, Order end)
      throws InterruptedException {
    if (payments == null) {
      return;
    }
    long sent =
        payments.awaitEnds(PATIENCE).stream()
            .filter(payment -> payment.state() == PaymentStatus.State.SUCCEEDED)
            .mapToLong(payment -> payment.amountMsat().value())
            .sum();
    long price = end.priceMsat().value();
    long captured =
        switch (scenario.share()) {
          case 0 -> 0;
          case 100 -> price;
          default -> price - (end.refundedMsat() == null ? 0 : end.refundedMsat().value());
        };
    if (sent != captured) {
      throw new Unexpected("the buyer paid %d msat and not %d".formatted(sent, captured));
    }
  }

  /** Anyone can check it; the last words of LND may come a moment after the order's end. */
  private void checkReceipt(Order end) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        String document = buyer.market().receipts().get(end.orderId());
        JsonNode receipt = Receipts.verify(document, buyer.market().receipts().keys());
        if (!receipt.path("order_id").asString("").equals(end.orderId().toString())) {
          throw new Unexpected("its receipt is of another order");
        }
        return;
      } catch (ReceiptInvalidException e) {
        throw new Unexpected("its receipt is wrong: " + e.getMessage());
      } catch (ProblemException e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    }
  }

  private interface Deadline {
    @Nullable Instant of(Deadlines deadlines);
  }

  private Instant deadline(Order order, Deadline which) {
    Deadlines deadlines = order.deadlines();
    Instant time = deadlines == null ? null : which.of(deadlines);
    return time == null ? clock.instant() : time;
  }

  private void awaitPast(Order order, Instant deadline) throws InterruptedException {
    Duration window = Duration.between(clock.instant(), deadline);
    Order unused = await(order.orderId(), Order::isFinal, window.plus(PATIENCE));
  }

  private Order await(UUID id, Predicate<Order> wanted, Duration patience)
      throws InterruptedException {
    return buyer.feed().await(id, wanted, patience, story::saw);
  }

  /** An order went otherwise than its scenario; the message is a sentence's end. */
  static final class Unexpected extends RuntimeException {
    Unexpected(String message) {
      super(message);
    }
  }
}
