package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.EventStream;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A buyer and a provider that trade one order after the other, as agents do: through the gateway,
 * with the SDK, and told by the market's event stream what happened.
 */
public final class Lane implements AutoCloseable {
  private static final Msat PRICE = Msat.of(1_000_000);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Beyond all windows of the order, since it may be paid as late as that. */
  private static final Duration INVOICE = Duration.ofHours(6);

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Stoppables running = new Stoppables();
  private final HoldfastClient buyer;
  private final HoldfastClient provider;
  private final EventStream events;
  private final LndWallet one;
  private final LndWallet other;
  private final OrderRequest request;

  /** What the stream has said of the present order and nobody has waited for yet. */
  private final Set<String> told = new HashSet<>();

  /**
   * One order from its placing to the last thing that happens to it, in nanoseconds.
   *
   * @param payable from the POST to its answer, which has the invoices
   * @param funded from the payment in flight to the event at the provider
   * @param paid from the acceptance to the event that says so
   * @param life all of it
   */
  public record Times(long payable, long funded, long paid, long life) {}

  /** Each wallet pays in turn, so that no channel runs dry. */
  private boolean turned;

  private Lane(BenchMarket market, LndWallet one, LndWallet other) {
    this.one = one;
    this.other = other;
    buyer = running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
    provider = running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
    JsonNode any = HoldfastClient.json().readTree("{\"type\":\"object\"}");
    Offer offer =
        provider
            .offers()
            .publish(OfferDraft.of("Measured work", PRICE, any, any).within(HOUR, HOUR, HOUR));
    request = OrderRequest.of(offer, HoldfastClient.json().readTree("{\"text\":\"hold fast\"}"));
    events = running.add(provider.events(null));
  }

  /** The wallets are shared by all lanes. */
  public static Lane open(BenchMarket market, LndWallet one, LndWallet other) {
    return new Lane(market, one, other);
  }

  /**
   * A whole life.
   *
   * @param began when it was due, in nanoseconds of {@link System#nanoTime}: what waits for its
   *     turn is late from then on
   */
  public Times trade(long began) throws InterruptedException {
    told.clear();
    turned = !turned;
    LndWallet pays = turned ? one : other;
    LndWallet earns = turned ? other : one;
    Order order = buyer.orders().place(request, WAIT);
    UUID id = order.orderId();
    if (order.paymentRequests().isEmpty()) {
      throw new IllegalStateException("order " + id + " was not payable within " + WAIT);
    }
    long payable = System.nanoTime();
    var unused = pays.pay(order.paymentRequests());
    long inFlight = System.nanoTime();
    await(id, "order.funded");
    long funded = System.nanoTime();
    String invoice = earns.createInvoice(null, "measured work", INVOICE);
    provider
        .orders()
        .deliver(
            id, Work.inline(HoldfastClient.json().readTree("{\"text\":\"held fast\"}"), invoice));
    long accepting = System.nanoTime();
    var unusedToo = buyer.orders().accept(id);
    await(id, "order.paid");
    long paid = System.nanoTime();
    await(id, "order.completed");
    return new Times(
        payable - began, funded - inFlight, paid - accepting, System.nanoTime() - began);
  }

  /** Paid and completed are told by two topics, so either may come first. */
  private void await(UUID order, String type) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!told.remove(type)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("no %s of %s within %s".formatted(type, order, PATIENCE));
      }
      events
          .next(PATIENCE)
          .filter(event -> event.orderId().filter(order::equals).isPresent())
          .ifPresent(event -> told.add(event.type()));
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
