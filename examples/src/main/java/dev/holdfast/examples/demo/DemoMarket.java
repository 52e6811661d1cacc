package dev.holdfast.examples.demo;

import dev.holdfast.examples.text.Passages;
import dev.holdfast.sdk.model.Offer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's agents at a running market. Providers work from {@link #open} on; each {@link #run}
 * lets a buyer trade one order to its end.
 */
public final class DemoMarket implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DemoMarket.class);

  private final DemoSetup setup;
  private final OrderWatcher watcher;
  private final Passages passages;
  private final Arbiter arbiter;
  private final Evaluator evaluator;
  private final List<Provider> providers = new ArrayList<>();
  private final List<Buyer> buyers = new ArrayList<>();
  private final Map<Stall, Offer> offers = new EnumMap<>(Stall.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger stories = new AtomicInteger();
  private volatile boolean closed;

  private DemoMarket(DemoSetup setup, OrderWatcher watcher) {
    this.setup = setup;
    this.watcher = watcher;
    this.passages = Passages.in(setup.documents());
    this.arbiter = new Arbiter(setup);
    this.evaluator = new Evaluator(setup);
  }

  /** Lets the agents sign in and the providers publish what they offer. */
  public static DemoMarket open(DemoSetup setup, OrderWatcher watcher) {
    DemoMarket market = new DemoMarket(setup, watcher);
    try {
      for (String name : List.of("ranker", "deduper", "statistician")) {
        Provider provider = new Provider(name, setup);
        market.providers.add(provider);
        market.offers.putAll(provider.open(market.evaluator.agentId()));
      }
      for (String name : List.of("alice", "bob")) {
        market.buyers.add(new Buyer(name, setup));
      }
      return market;
    } catch (RuntimeException e) {
      market.close();
      throw e;
    }
  }

  /**
   * Trades one order to its end, on the caller's thread.
   *
   * @return the story as it ended, which may be {@link OrderStory.Ending#OTHERWISE}
   * @throws InterruptedException also where the demo is closed meanwhile
   */
  public OrderStory run(Scenario scenario) throws InterruptedException {
    return run(scenario, () -> {});
  }

  /**
   * Trades orders, some at once. An order that only waits for a window to pass makes room for the
   * next.
   *
   * @return the stories as they ended, in the order of the scenarios
   * @throws InterruptedException also where the demo is closed meanwhile
   */
  public List<OrderStory> run(List<Scenario> scenarios, int atOnce) throws InterruptedException {
    Semaphore places = new Semaphore(atOnce);
    List<Future<OrderStory>> running = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      places.acquire();
      if (closed) {
        throw new InterruptedException("the demo was closed");
      }
      AtomicBoolean left = new AtomicBoolean();
      Runnable leave =
          () -> {
            if (left.compareAndSet(false, true)) {
              places.release();
            }
          };
      running.add(
          threads.submit(() -> {
            try {
              return run(scenario, leave);
            } finally {
              leave.run();
            }
          }));
    }
    List<OrderStory> ends = new ArrayList<>();
    for (Future<OrderStory> story : running) {
      ends.add(endOf(story));
    }
    return ends;
  }

  private static OrderStory endOf(Future<OrderStory> story) throws InterruptedException {
    try {
      return story.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("the demo was closed");
      }
      throw new IllegalStateException("an order's story broke off", e.getCause());
    }
  }

  private OrderStory run(Scenario scenario, Runnable onlyWaiting) throws InterruptedException {
    int number = stories.incrementAndGet();
    Random random = new Random(number);
    Stall stall = stallFor(scenario, number);
    StoryTeller story = new StoryTeller(number, scenario, stall.title(), setup.clock(), watcher);
    Buyer buyer = buyers.get(number % buyers.size());
    try {
      Offer wanted = offers.get(stall);
      if (wanted == null) {
        throw new IllegalStateException("nobody offers " + stall.title());
      }
      new Purchase(buyer, arbiter, scenario, story, setup.clock())
          .play(buyer.find(stall, wanted), stall.trade().task(passages, random), onlyWaiting);
      return story.end(null);
    } catch (RuntimeException e) {
      if (closed || Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the demo was closed");
      }
      log.warn("Order {} ({}) went otherwise", number, scenario.story(), e);
      return story.end(String.valueOf(e.getMessage()));
    }
  }

  private static Stall stallFor(Scenario scenario, int number) {
    return switch (scenario) {
      case STEP_5, SPLIT_35 -> Stall.RANKING_BY_5;
      case STEP_1, SETTLED_60 -> Stall.DUPLICATES_BY_1;
      case BY_MATCH -> Stall.STATISTICS;
      case BY_EVALUATOR -> Stall.RANKING_JUDGED;
      case BY_HASH -> Stall.DOCUMENT;
      case PROVIDER_MISSES -> Stall.RUSH;
      case DISPUTE_REFUND -> Stall.DRAFT;
      case ACCEPT, CANCEL, NEVER_PAY, DISPUTE_PAY ->
          switch (number % 3) {
            case 0 -> Stall.STATISTICS;
            case 1 -> Stall.RANKING;
            default -> Stall.DUPLICATES;
          };
    };
  }

  /** Stops all agents; what they have ordered and paid stays with the market. */
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    buyers.parallelStream().forEach(Buyer::close);
    providers.parallelStream().forEach(Provider::close);
    evaluator.close();
    arbiter.close();
  }
}
