package dev.holdfast.torture.race;

import dev.holdfast.money.Percent;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Deadlines;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.torture.market.TorturedMarket;
import dev.holdfast.torture.run.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everyone who may end an order tries to in the same moment: one of them does. */
public final class Races implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofSeconds(8);

  /** The requests take some milliseconds to arrive, and the window's clock some to look. */
  private static final Duration EARLY = Duration.ofMillis(60);

  private final TorturedMarket market;
  private final Report report;
  private final Contestants sides;
  private final Map<String, Set<String>> answers = new HashMap<>();

  public Races(TorturedMarket market, Report report) {
    this.market = market;
    this.report = report;
    this.sides = new Contestants(market);
  }

  /** What clients were told under one Idempotency-Key each. */
  public Map<String, Set<String>> answers() {
    return Map.copyOf(answers);
  }

  /** All races once. */
  public void run() throws Exception {
    sameKey();
    // The windows side by side: most of it is waiting for them.
    WindowRaces windows = new WindowRaces(report, sides);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> races =
          List.of(
              threads.submit(windows::atTheEndOfTheFunding),
              threads.submit(windows::atTheEndOfTheDelivery),
              threads.submit(this::atTheEndOfTheReview),
              threads.submit(this::atTheEndOfACase));
      for (Future<?> race : races) {
        race.get();
      }
    }
    atTheGuardOfWorkToReview();
    atTheGuardOfACase();
  }

  private void sameKey() throws Exception {
    Offer offer = sides.offer(Contestants.LONG, Contestants.LONG);
    String order = HoldfastClient.json().writeValueAsString(Contestants.request(offer));
    SameKey buyer = new SameKey(market.gateway(), sides.buyer);
    for (String first : tell(buyer.post("/v1/orders", order, key()), "an order")) {
      // An order that is not placed cannot be cancelled.
      if (first.startsWith("20")) {
        UUID id =
            UUID.fromString(Contestants.json(first.substring(4)).required("order_id").asString());
        tell(buyer.post("/v1/orders/" + id + "/cancellation", "", key()), "a cancellation");
      } else {
        report.failed("one key for an order: " + first);
      }
    }
    UUID delivered = sides.delivered(offer);
    tell(buyer.post("/v1/orders/" + delivered + "/acceptance", "", key()), "an acceptance");
    sides.ended(delivered);
  }

  private Set<String> tell(Set<String> told, String what) {
    report.say(
        "%d threads with one key for %s: %d different answers"
            .formatted(Rivals.THREADS, what, told.size()));
    if (told.size() > 1) {
      report.failed("one key, different answers, such as " + told.iterator().next());
    }
    answers.put(what + " " + answers.size(), told);
    return told;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private @Nullable Void atTheEndOfTheReview() throws Exception {
    UUID order = sides.delivered(sides.offer(WINDOW, Contestants.LONG));
    sleepUntil(Objects.requireNonNull(deadlines(order).reviewBy()));
    judge("the end of the review", order, reviewers(order).run(() -> {}), false);
    return null;
  }

  private @Nullable Void atTheEndOfACase() throws Exception {
    UUID order = sides.delivered(sides.offer(Contestants.LONG, WINDOW));
    UUID dispute = sides.disputed(order);
    Rivals rivals = judges(dispute).add("accept", () -> sides.buyer.orders().accept(order));
    sleepUntil(Objects.requireNonNull(deadlines(order).disputeBy()));
    judge("the end of a case", order, rivals.run(() -> {}), false);
    return null;
  }

  private void atTheGuardOfWorkToReview() throws Exception {
    UUID order = sides.delivered(sides.offer(Contestants.LONG, Contestants.LONG));
    Rivals rivals = reviewers(order);
    mineToTheGuard(order);
    judge("the guard's block, work to review", order, rivals.run(() -> market.mine(1)), true);
  }

  private void atTheGuardOfACase() throws Exception {
    UUID order = sides.delivered(sides.offer(Contestants.LONG, Contestants.LONG));
    Rivals rivals = judges(sides.disputed(order));
    mineToTheGuard(order);
    judge("the guard's block, a case", order, rivals.run(() -> market.mine(1)), true);
  }

  private Rivals reviewers(UUID order) {
    return new Rivals()
        .add("accept", () -> sides.buyer.orders().accept(order))
        .add("dispute", () -> sides.buyer.orders().dispute(order, "wrong result", "Not twice."))
        .add("cancel", () -> sides.provider.orders().cancel(order));
  }

  /** No two awards say the same. */
  private Rivals judges(UUID dispute) {
    AtomicInteger percent = new AtomicInteger();
    return new Rivals()
        .add(
            "award",
            () -> {
              Percent own = Percent.of(percent.getAndAdd(5));
              sides.arbiter.disputes().award(dispute, own, "So it is.");
            });
  }

  private void mineToTheGuard(UUID order) {
    int guard = Objects.requireNonNull(deadlines(order).guardHeight());
    market.mine(guard - 1 - market.height());
  }

  private Deadlines deadlines(UUID order) {
    return Objects.requireNonNull(sides.buyer.orders().get(order).deadlines());
  }

  static void sleepUntil(Instant moment) throws InterruptedException {
    long millis = Duration.between(Instant.now(), moment.minus(EARLY)).toMillis();
    TimeUnit.MILLISECONDS.sleep(Math.max(0, millis));
  }

  private void judge(String where, UUID id, Rivals.Answers told, boolean atTheGuard)
      throws Exception {
    Order order = sides.ended(id);
    report.say(
        "%s: granted %s, refused %d, ended %s by %s"
            .formatted(where, told.granted(), told.refused(), order.state(), order.outcome()));
    told.unclear().forEach(answer -> report.failed(where + ": " + answer));
    Set<String> winners = new HashSet<>(told.granted().keySet());
    if ("ACCEPTED_BY_SILENCE".equals(order.outcome())) {
      // Accepting what is accepted is no mistake, and changes nothing.
      winners.remove("accept");
    }
    if (winners.size() > 1 || told.granted().getOrDefault("award", 0) > 1) {
      report.failed("%s: more than one winner of %s: %s".formatted(where, id, told.granted()));
    }
    if (winners.contains("cancel") && order.state() == OrderState.COMPLETED) {
      overruled(where, id, atTheGuard);
    }
  }

  /** The escrow's decision comes first where its guard and a cancellation cross: ADR 2. */
  private void overruled(String where, UUID id, boolean atTheGuard) {
    if (atTheGuard) {
      report.say("%s: a cancellation of %s came too late for the escrow".formatted(where, id));
    } else {
      report.failed("%s: cancelled and completed: %s".formatted(where, id));
    }
  }

  @Override
  public void close() {
    sides.close();
  }
}
