package dev.holdfast.torture.race;

import dev.holdfast.money.Percent;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.WalletException;
import dev.holdfast.torture.run.Report;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ends of the windows for the payment and for the work, against everyone who may act then. */
final class WindowRaces {
  private static final Duration WINDOW = Duration.ofSeconds(8);

  private final Report report;
  private final Contestants sides;

  WindowRaces(Report report, Contestants sides) {
    this.report = report;
    this.sides = sides;
  }

  /** Both sides cancel, the payment is on its way, and the time is over. */
  @Nullable Void atTheEndOfTheFunding() throws Exception {
    UUID order = sides.payable(offer(Contestants.LONG));
    Rivals rivals =
        new Rivals()
            .add("cancel", () -> sides.buyer.orders().cancel(order))
            .add("cancel too", () -> sides.provider.orders().cancel(order));
    Races.sleepUntil(
        Objects.requireNonNull(
            Objects.requireNonNull(sides.buyer.orders().get(order).deadlines()).payBy()));
    Rivals.Answers told =
        rivals.run(() -> {
          try {
            sides.pay(order);
          } catch (WalletException e) {
            report.say("the payment came too late: " + e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Contestants.await(() -> sides.buyer.orders().get(order).state() != OrderState.AWAITING_FUNDS);
    boolean cancelled = !told.granted().isEmpty();
    if (!cancelled && sides.buyer.orders().get(order).state() == OrderState.FUNDED) {
      sides.provider.orders().cancel(order);
      cancelled = true;
    }
    Order end = told("the end of the funding", order, told);
    if (cancelled != String.valueOf(end.outcome()).startsWith("CANCELLED")) {
      report.failed(
          "the end of the funding of %s: cancelled is %s, and it ended by %s"
              .formatted(order, cancelled, end.outcome()));
    }
    return null;
  }

  /** The work, a cancellation and a dispute arrive as its time is over. */
  @Nullable Void atTheEndOfTheDelivery() throws Exception {
    UUID order = sides.funded(offer(WINDOW));
    Work work = sides.work();
    Rivals rivals =
        new Rivals()
            .add("deliver", () -> sides.provider.orders().deliver(order, work))
            .add("cancel", () -> sides.provider.orders().cancel(order))
            .add("dispute", () -> sides.buyer.orders().dispute(order, "nothing", "No work."));
    Races.sleepUntil(
        Objects.requireNonNull(
            Objects.requireNonNull(sides.buyer.orders().get(order).deadlines()).deliverBy()));
    Rivals.Answers told = rivals.run(() -> {});
    Order now = sides.buyer.orders().get(order);
    switch (now.state()) {
      case DELIVERED -> sides.buyer.orders().accept(order);
      case DISPUTED ->
          sides.arbiter.disputes().award(sides.caseOf(order), Percent.ALL, "So be it.");
      case PLACED,
          AWAITING_FUNDS,
          FUNDED,
          ACCEPTED,
          COMPLETED,
          REFUNDED,
          RESOLVED,
          CANCELLED,
          EXPIRED,
          TIMED_OUT,
          UNKNOWN -> {}
    }
    Order end = told("the end of the delivery", order, told);
    Map<String, Integer> granted = told.granted();
    // Work that came first may be disputed or cancelled after it; nothing else follows another.
    int ends = granted.containsKey("cancel") ? 1 : 0;
    ends += granted.getOrDefault("dispute", 0);
    boolean late = "TIMED_OUT".equals(end.outcome()) && !granted.isEmpty();
    if (ends > 1 || granted.getOrDefault("deliver", 0) > 1 || late) {
      report.failed(
          "the end of the delivery of %s: more than one winner: %s, ended by %s"
              .formatted(order, granted, end.outcome()));
    }
    return null;
  }

  private Offer offer(Duration delivery) {
    return sides.offer(delivery, Contestants.LONG, Contestants.LONG);
  }

  private Order told(String where, UUID id, Rivals.Answers told) throws Exception {
    Order order = sides.ended(id);
    report.say(
        "%s: granted %s, refused %d, ended %s by %s"
            .formatted(where, told.granted(), told.refused(), order.state(), order.outcome()));
    told.unclear().forEach(answer -> report.failed(where + ": " + answer));
    return order;
  }
}
