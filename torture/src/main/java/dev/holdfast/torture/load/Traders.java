package dev.holdfast.torture.load;

import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferState;
import dev.holdfast.sdk.wallet.LndWallet;
import dev.holdfast.sdk.wallet.WalletException;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pairs of agents that trade without a pause until they are told to end what they began. */
public final class Traders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Traders.class);

  /** Less is not worth a payment. */
  private static final long LEAST_DRAW = 10_000;

  /** Each of them has a lane for orders that wait for blocks. */
  private static final int LATE_PAIRS = 2;

  private static final int PAUSES_ONE_IN = 15;
  private static final int PUBLISHES_ONE_IN = 8;

  private final Stoppables running = new Stoppables();
  private final List<Future<?>> pairs = new ArrayList<>();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
  private final Map<UUID, Plan> open = new ConcurrentHashMap<>();
  private final LongAdder placed = new LongAdder();
  private final LongAdder finished = new LongAdder();
  private final LongAdder drawn = new LongAdder();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> late = new ArrayList<>();
  private final Trade.Judges judges;
  private final String evaluator;
  private volatile boolean ending;

  /**
   * @param pairs buyers, each with a provider of its own
   * @param plans what they do, by chance; what waits for blocks has a lane of its own
   */
  public Traders(TorturedMarket market, int pairs, List<Plan> plans, long seed) {
    LndWallet pays = running.add(LndWallet.connect(market.wallet("buyer")));
    LndWallet earns = running.add(LndWallet.connect(market.wallet("provider")));
    AgentKey evaluates = AgentKey.random();
    evaluator = evaluates.agentId();
    judges =
        new Trade.Judges(
            running.add(HoldfastClient.connect(market.gateway(), market.keys().arbiter())),
            running.add(HoldfastClient.connect(market.gateway(), evaluates)),
            market::height);
    for (int i = 0; i < pairs; i++) {
      Trade.Party buyer = new Trade.Party(agent(market), pays);
      Trade.Party provider = new Trade.Party(agent(market), earns);
      Random chance = new Random(seed * 31 + i);
      List<Plan> prompt = plans.stream().filter(plan -> !plan.waitsForBlocks()).toList();
      this.pairs.add(threads.submit(() -> trade(buyer, provider, prompt, chance)));
      List<Plan> waiting = plans.stream().filter(Plan::waitsForBlocks).toList();
      if (!waiting.isEmpty() && i < LATE_PAIRS) {
        late.add(threads.submit(() -> trade(buyer, provider, waiting, new Random(seed * 37))));
      }
    }
  }

  private HoldfastClient agent(TorturedMarket market) {
    return running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
  }

  private void trade(Trade.Party buyer, Trade.Party provider, List<Plan> plans, Random chance) {
    // An evaluator that the market has never seen cannot be named.
    var unused = Patience.untilDone(() -> judges.evaluator().balance().get());
    Offers offers = Offers.of(provider.market(), plans, evaluator);
    // Two orders of each pair at once: one may wait for its window.
    List<Future<?>> lanes = new ArrayList<>();
    for (int lane = 0; lane < 2; lane++) {
      Random own = new Random(chance.nextLong());
      lanes.add(
          threads.submit(() -> {
            while (!ending) {
              tradeOnce(plans.get(own.nextInt(plans.size())), buyer, provider, offers, own);
            }
          }));
    }
    for (Future<?> lane : lanes) {
      try {
        lane.get();
      } catch (Exception e) {
        log.warn("a trader gave up", e);
      }
    }
  }

  private void tradeOnce(
      Plan plan, Trade.Party buyer, Trade.Party provider, Offers offers, Random chance) {
    if (chance.nextInt(PAUSES_ONE_IN) == 0) {
      pauseAndResume(provider, offers.forPlan(plan));
    }
    if (chance.nextInt(PUBLISHES_ONE_IN) == 0) {
      offers.publish(plan);
    }
    Trade trade = new Trade(plan, buyer, provider, judges);
    UUID order = trade.place(offers);
    placed.increment();
    open.put(order, plan);
    String end = trade.finish(order).state().name();
    ends.computeIfAbsent(end, e -> new LongAdder()).increment();
    finished.increment();
    open.remove(order);
    draw(provider, chance);
    draw(buyer, chance);
    keepReceipts(buyer, order);
  }

  private static void pauseAndResume(Trade.Party provider, Offer offer) {
    Patience.once(() -> provider.market().offers().pause(offer.offerId()));
    Patience.untilDone(() -> {
      Offer seen = provider.market().offers().get(offer.offerId());
      return seen.state() == OfferState.PAUSED
          ? provider.market().offers().resume(offer.offerId())
          : seen;
    });
  }

  /** As whoever keeps books does: the one of this order, and all that there are. */
  private static void keepReceipts(Trade.Party buyer, UUID order) {
    Patience.once(() -> buyer.market().receipts().get(order));
    Patience.once(() -> {
      Instant now = Instant.now();
      return buyer.market().receipts().closed(now.minus(Duration.ofHours(1)), now).limit(5).count();
    });
  }

  /** Half of what is there: the other half is for its routing. */
  private void draw(Trade.Party party, Random chance) {
    // One that runs out before all tries are over has to be given back; less is refused.
    Duration expiry = chance.nextInt(4) == 0 ? Duration.ofSeconds(150) : Duration.ofHours(6);
    try {
      long available = party.market().balance().get().availableMsat().value();
      if (available >= LEAST_DRAW) {
        Msat amount = Msat.of(available / 2);
        party
            .market()
            .balance()
            .withdraw(party.wallet().createInvoice(amount, "my balance", expiry));
        drawn.increment();
      }
    } catch (HoldfastException | WalletException | io.grpc.StatusRuntimeException e) {
      log.info("a draw has to wait: {}", e.getMessage());
    }
  }

  /** Orders that have no end yet, and their plans. */
  public Map<UUID, Plan> open() {
    return Map.copyOf(open);
  }

  public long placed() {
    return placed.sum();
  }

  public long finished() {
    return finished.sum();
  }

  public long drawn() {
    return drawn.sum();
  }

  /** How many orders came to which end. */
  public Map<String, Long> ends() {
    Map<String, Long> counts = new TreeMap<>();
    ends.forEach((end, count) -> counts.put(end, count.sum()));
    return counts;
  }

  /** No more orders; returns whether all came to their end in time. */
  public boolean end(Duration patience) throws InterruptedException {
    ending = true;
    return end(pairs, patience);
  }

  /** Whether those that wait for blocks came to their end in time as well. */
  public boolean endLate(Duration patience) throws InterruptedException {
    ending = true;
    return end(late, patience);
  }

  private static boolean end(List<Future<?>> lanes, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (Future<?> pair : lanes) {
      try {
        pair.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (java.util.concurrent.TimeoutException e) {
        return false;
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  @Override
  public void close() {
    ending = true;
    threads.shutdownNow();
    running.close();
  }
}
