package dev.holdfast.launcher.demo;

import dev.holdfast.examples.demo.DemoMarket;
import dev.holdfast.examples.demo.DemoSetup;
import dev.holdfast.examples.demo.Scenario;
import dev.holdfast.launcher.Interruption;
import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.LogFile;
import dev.holdfast.launcher.Market;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.StartCache;
import dev.holdfast.launcher.Stoppables;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of the demo: starts the market, lets the agents trade, and checks the books. */
final class Demo {
  private static final int AT_ONCE = 3;
  private static final int A_ROUND = 16;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(6);

  private final LightningSource lightning;
  private final int port;
  private final int orders;
  private final boolean exit;
  private final PrintStream out = System.out;
  private final Stoppables running = new Stoppables();
  private final AtomicBoolean interrupted = new AtomicBoolean();

  /**
   * @param port of the gateway, 0 for any
   * @param orders how many to place, 0 for no end
   * @param exit whether to end with the last order
   * @param lightning what the market runs on
   */
  Demo(int port, int orders, boolean exit, LightningSource lightning) {
    this.lightning = lightning;
    this.port = port;
    this.orders = orders;
    this.exit = exit;
  }

  /** The exit code. */
  int run() throws InterruptedException {
    long began = System.nanoTime();
    Path log = LogFile.open();
    Interruption.handle(this::interrupt, this::giveUp);
    StartCache.endWithTheFirst(() -> {
      interrupt();
      Runtime.getRuntime().halt(1);
    });
    try {
      Progress progress = new Progress(out, Terminal.isOne());
      Market market = Market.start(options(), running, progress::done);
      progress.end();
      Duration start = Duration.ofNanos(System.nanoTime() - began);
      Banner.print(out, market, log, start);
      return trade(market, began);
    } catch (RuntimeException | InterruptedException e) {
      if (interrupted.get()) {
        // The market was closed under the agents' feet; the interruption ends the JVM.
        Thread.sleep(Duration.ofMinutes(1));
      }
      out.println("More is in the log: " + log);
      throw e;
    } finally {
      running.close();
    }
  }

  private MarketOptions options() {
    return new MarketOptions(
        port,
        MarketOptions.withPersons(DemoSetup.WALLETS),
        Duration.ofSeconds(60),
        exit ? Duration.ofSeconds(10) : Duration.ofSeconds(120),
        !StartCache.isForTraining(),
        lightning);
  }

  private int trade(Market market, long began) throws InterruptedException {
    Audit audit = new Audit(market);
    OrderView view = running.add(Terminal.view(out));
    Tally tally = new Tally(began);
    DemoSetup setup =
        new DemoSetup(
            market.gateway(),
            market.wallets(),
            market.keys().arbiter(),
            Documents.ofProject(),
            Clock.systemUTC());
    DemoMarket agents =
        running.add(
            DemoMarket.open(
                setup,
                story -> {
                  view.show(Rows.of(story));
                  tally.changed(story);
                }));
    if (orders > 0) {
      agents.run(Scenario.mix(orders), AT_ONCE);
      boolean good = finish(audit, view, tally);
      if (exit) {
        return good && tally.allWell(orders) ? 0 : 1;
      }
    }
    if (orders == 0) {
      agents.run(Scenario.mix(A_ROUND), AT_ONCE);
    }
    StartCache.makeIfMissing().ifPresent(running::add);
    while (orders == 0) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS.toMillis());
      agents.run(Scenario.mix(A_ROUND), AT_ONCE);
    }
    Thread.sleep(Duration.ofDays(36_500));
    return 0;
  }

  private boolean finish(Audit audit, OrderView view, Tally tally) throws InterruptedException {
    Audit.Finding finding = audit.await(Duration.ofSeconds(20));
    if (exit) {
      view.close();
      out.println(finding.text());
      out.println(tally.summary());
    } else {
      view.say(finding.text());
      view.say(tally.summary());
    }
    return finding.good();
  }

  private void interrupt() {
    interrupted.set(true);
    out.println();
    out.println("Ending the market.");
    running.close();
  }

  /** What a JVM that ends at once leaves to the next start is only the run's folder. */
  private void giveUp() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
