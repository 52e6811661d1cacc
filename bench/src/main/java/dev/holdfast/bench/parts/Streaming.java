package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.EventStream;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.MarketEvent;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.OrderRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** One event to very many open streams, and to one. */
final class Streaming implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  /** So few that none is refused: they are cancelled, and none is ever paid. */
  private static final int MOST_ORDERS = 20;

  private static final Duration SOON = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    int many = stage.extent().much().streams();
    for (int round = 0; round < stage.extent().rounds(); round++) {
      measure(stage, 1);
      measure(stage, many);
    }
  }

  private static void measure(Stage stage, int count) throws Exception {
    try (Reader reader = new Reader(stage, count)) {
      reader.measure();
    }
  }

  private static final class Reader implements AutoCloseable {
    private final Stoppables running = new Stoppables();
    private final Stage stage;
    private final HoldfastClient buyer;
    private final OrderRequest request;
    private final List<EventStream> streams = new ArrayList<>();

    /** From the POST to the event, microseconds. */
    private final Histogram delays = Lives.histogram();

    /** From the first stream that has an event to the last. */
    private final Histogram spreads = Lives.histogram();

    Reader(Stage stage, int count) throws InterruptedException {
      this.stage = stage;
      HoldfastClient provider = running.add(client());
      buyer = running.add(client());
      JsonNode any = HoldfastClient.json().readTree("{\"type\":\"object\"}");
      Offer offer =
          provider
              .offers()
              .publish(
                  OfferDraft.of("Told work", Msat.of(1_000_000), any, any)
                      .within(HOUR, HOUR, HOUR));
      request = OrderRequest.of(offer, HoldfastClient.json().readTree("{}"));
      for (int i = 0; i < count; i++) {
        streams.add(running.add(buyer.events(null)));
      }
    }

    private HoldfastClient client() {
      return HoldfastClient.connect(stage.market().gateway(), AgentKey.random());
    }

    void measure() throws Exception {
      awaitOpen();
      Map<String, Long> before = stage.market().processes().cpuMillis();
      long until = System.nanoTime() + stage.each().toNanos();
      int orders = 0;
      do {
        toAll(PATIENCE);
        orders++;
      } while (System.nanoTime() < until && orders < MOST_ORDERS);
      double cpu = Stage.own(before, stage.market().processes().cpuMillis());
      String open = ", %d streams open".formatted(streams.size());
      stage.sheet().percentiles("POST to its event" + open, delays);
      stage.sheet().percentiles("from the first stream to the last" + open, spreads);
      stage.sheet().add("CPU of an order placed and cancelled" + open, "ms", cpu / orders);
    }

    /** A stream begins with what happens once it is open, and none says when that is. */
    private void awaitOpen() throws Exception {
      for (int tries = 0; tries < MOST_ORDERS; tries++) {
        try {
          toAll(SOON);
          delays.reset();
          spreads.reset();
          return;
        } catch (ExecutionException notYet) {
          stage.sheet().say("not all of %d streams are open yet".formatted(streams.size()));
        }
      }
      throw new IllegalStateException("not all streams were opened");
    }

    /** Places an order, waits until every stream has told it, and cancels it. */
    private void toAll(Duration patience) throws Exception {
      CompletableFuture<UUID> placed = new CompletableFuture<>();
      long began = System.nanoTime();
      long first = Long.MAX_VALUE;
      long last = 0;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Long>> told = new ArrayList<>();
        for (EventStream stream : streams) {
          told.add(threads.submit(() -> toldAt(stream, placed, patience)));
        }
        UUID id = place(placed);
        try {
          for (Future<Long> one : told) {
            long at = one.get();
            first = Math.min(first, at);
            last = Math.max(last, at);
            delays.recordValue((at - began) / 1_000);
          }
        } finally {
          var unused = buyer.orders().cancel(id);
        }
      }
      spreads.recordValue((last - first) / 1_000);
    }

    private UUID place(CompletableFuture<UUID> placed) {
      try {
        UUID id = buyer.orders().place(request, PATIENCE).orderId();
        placed.complete(id);
        return id;
      } catch (RuntimeException e) {
        placed.completeExceptionally(e);
        throw e;
      }
    }

    /** When the stream told the first of this order; what it tells of the last one is let pass. */
    private static long toldAt(
        EventStream stream, CompletableFuture<UUID> placed, Duration patience)
        throws InterruptedException {
      while (true) {
        Optional<MarketEvent> event = stream.next(patience);
        long at = System.nanoTime();
        if (event.isEmpty()) {
          throw new IllegalStateException("a stream told nothing within " + patience);
        }
        if (event.get().orderId().filter(placed.join()::equals).isPresent()) {
          return at;
        }
      }
    }

    @Override
    public void close() {
      running.close();
    }
  }
}
