package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.EventStream;
import dev.holdfast.sdk.model.DeadlineOutcome;
import dev.holdfast.sdk.model.LegState;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.wallet.PaymentStatus;
import dev.holdfast.sdk.wallet.PaymentsInFlight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class OrdersOnRealNodesTest extends OrderLives {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 40;

  /** Blocks between the market's guard and the height at which LND cancels by itself. */
  private static final int GUARD_MARGIN = 18;

  @SuppressWarnings("NullAway.Init")
  private RealNodes nodes;

  private Msat due = PRICE;

  @Override
  LiveNodes startNodes() {
    nodes = new RealNodes();
    return nodes;
  }

  /** A channel that goes on chain would pay the right party, and cost the market its channel. */
  @AfterEach
  void no_channel_of_the_market_closes() {
    for (String way :
        List.of(
            "pending_closing_channels",
            "pending_force_closing_channels",
            "waiting_close_channels")) {
      assertThat(nodes.pendingChannels().path(way)).as(way).isEmpty();
    }
  }

  /** After a start LND answers for about a second before it cancels what has run out meanwhile. */
  @Test
  void legs_decided_while_the_node_was_away_past_its_deadline_are_settled_at_its_first_answer()
      throws Exception {
    Order order = place(splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.CUSTODY));
    PaymentsInFlight payments = pay(order);
    deliver(order, null);
    int cancelledAt = guardHeight(order) + GUARD_MARGIN;
    int blocks = cancelledAt - market.height();
    nodes.stopMarket();
    buyer.orders().dispute(order.orderId(), "wrong result", "It was said only once.");
    await(() -> inCustody() == -order.priceMsat().value());
    nodes.mine(blocks);
    nodes.startMarket();
    await(() ->
        buyer.orders().get(order.orderId()).legs().stream()
            .allMatch(leg -> leg.state() == LegState.SETTLED));
    assertThat(payments.awaitEnds(Duration.ofSeconds(30)))
        .allMatch(end -> end.state() == PaymentStatus.State.SUCCEEDED);
    await(() -> market.nodeBooks().unsettledMsat() == 0);
    decide(order, Percent.ALL);
    awaitEnd(order, OrderState.RESOLVED);
  }

  private long inCustody() {
    return ledger(account -> account.startsWith("custody:"));
  }

  /** Nothing here can fail by being slow; the table is the outcome. */
  @Test
  void what_the_market_adds_to_the_bare_calls_is_measured() throws Exception {
    Offer offer = offer(Duration.ofMinutes(30));
    List<StepTimes> market = new ArrayList<>();
    List<StepTimes> bare = new ArrayList<>();
    try (BareCycle cycle = new BareCycle(nodes.marketNode(), pays, earns);
        EventStream events = buyer.events(null)) {
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        StepTimes ours = throughTheMarket(offer, events);
        StepTimes theirs = cycle.run(PRICE, due);
        if (round >= WARM_UP) {
          market.add(ours);
          bare.add(theirs);
        }
      }
    }
    // The bare cycles went past the ledger, which has to be told what the node earned by them.
    ledgerIsBehindBy((WARM_UP + ROUNDS) * PRICE.minus(due).value());
    assertThat(market).hasSize(ROUNDS);
    Files.writeString(Path.of("target/side-by-side.md"), StepTimes.table(market, bare));
  }

  private StepTimes throughTheMarket(Offer offer, EventStream events) throws Exception {
    long began = System.nanoTime();
    Order order = place(offer);
    long payable = System.nanoTime();
    pays.pay(order.paymentRequests());
    awaitState(events, order, OrderState.FUNDED);
    long locked = System.nanoTime();
    due = order.due();
    deliver(order);
    long accepted = System.nanoTime();
    buyer.orders().accept(order.orderId());
    awaitState(events, order, OrderState.COMPLETED);
    return new StepTimes(payable - began, locked - payable, System.nanoTime() - accepted);
  }

  /** An event says when to look; some came before the order was asked for its state. */
  private void awaitState(EventStream events, Order order, OrderState state)
      throws InterruptedException {
    while (buyer.orders().get(order.orderId()).state() != state) {
      assertThat(events.next(Duration.ofSeconds(20))).isPresent();
    }
  }
}
