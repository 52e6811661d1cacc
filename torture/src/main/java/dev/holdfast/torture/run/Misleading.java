package dev.holdfast.torture.run;

import dev.holdfast.contracts.Topics;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.market.ForkedService;
import dev.holdfast.torture.market.TorturedMarket;
import dev.holdfast.torture.points.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Effects that are lost, late, unanswered, repeated, and that overtake one another. */
final class Misleading {
  private static final int PERMILLE = 20;
  private static final long PATIENCE_MILLIS = 20_000;

  private static final Map<MarketService, List<String>> HEARD =
      Map.of(
          MarketService.SETTLEMENT,
          List.of(Topics.ESCROWS, Topics.ORDERS),
          MarketService.ESCROW,
          List.of(Topics.ORDERS, Topics.DISPUTES, Topics.SETTLEMENT, Topics.NODES),
          MarketService.ORDER,
          List.of(Topics.OFFERS, Topics.ESCROWS, Topics.SETTLEMENT));

  private final TorturedMarket market;
  private final Scale scale;
  private final Report report;
  private final Random chance;

  Misleading(TorturedMarket market, Scale scale, Report report, Random chance) {
    this.market = market;
    this.scale = scale;
    this.report = report;
    this.chance = chance;
  }

  void run() throws InterruptedException {
    storm();
    repeat();
    overtake();
  }

  /** Lost requests, answers that never come, commits that are not answered, delays, repeats. */
  private void storm() throws InterruptedException {
    report.say("one effect in fifty is lost, unanswered, late or repeated");
    for (ForkedService fork : market.forks()) {
      fork.storm(chance.nextLong(), PERMILLE);
    }
    TimeUnit.NANOSECONDS.sleep(scale.storm().toNanos());
    Map<String, Long> made = new TreeMap<>();
    for (ForkedService fork : market.forks()) {
      fork.disarm();
      var unused = fork.reached();
      fork.made().forEach((trouble, count) -> made.merge(trouble, count, Long::sum));
    }
    report.say("made: " + made);
  }

  /**
   * Calls to LND that arrive twice, and batches of the outbox that are published twice under the
   * same ids, since the commit that takes them out of it is lost.
   */
  private void repeat() throws InterruptedException {
    ForkedService settlement = market.fork(MarketService.SETTLEMENT);
    for (String call : List.of("AddHoldInvoice", "SettleInvoice", "CancelInvoice")) {
      strike(settlement, Trouble.TWICE, "lnd/" + call + "/before");
    }
    for (ForkedService fork : market.forks()) {
      strike(fork, Trouble.REFUSED, "commit/outbox/before");
    }
  }

  private void strike(ForkedService fork, Trouble trouble, String point)
      throws InterruptedException {
    for (int round = 0; round < scale.rounds(); round++) {
      fork.arm(trouble, List.of(point));
      long until = System.currentTimeMillis() + PATIENCE_MILLIS;
      while (fork.hit() == null && System.currentTimeMillis() < until) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      report.say(
          "%s: %s at %s%s"
              .formatted(
                  fork.service().configName(),
                  trouble,
                  point,
                  fork.hit() == null ? ", where nobody came" : ""));
    }
    fork.disarm();
  }

  /** One topic of one service is held back while it goes on hearing the others. */
  private void overtake() throws InterruptedException {
    List<Runnable> all = new ArrayList<>();
    HEARD.forEach((service, topics) ->
        topics.forEach(topic -> all.add(() -> holdBack(market.fork(service), topic))));
    Collections.shuffle(all, chance);
    all.stream().limit(scale.topicsHeldBack()).forEach(Runnable::run);
  }

  private void holdBack(ForkedService fork, String topic) {
    report.say("%s hears nothing of %s".formatted(fork.service().configName(), topic));
    fork.hold(topic);
    try {
      TimeUnit.NANOSECONDS.sleep(scale.heldBack().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fork.release(topic);
  }
}
