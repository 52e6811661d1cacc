package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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
  private final Stoppables running = new Stoppables();
  private final HoldfastClient buyer;
  private final HoldfastClient provider;
  private final Told provided;

  /** The buyer's own stream, where the way to FUNDED is measured; else it has none. */
  private final @Nullable Told bought;

  private final @Nullable NodeWatch watch;
  private final LndWallet one;
  private final LndWallet other;
  private final OrderRequest request;

  /**
   * One order from its placing to the last thing that happens to it, in nanoseconds.
   *
   * @param payable from the POST to its answer, which has the invoices
   * @param funded from ACCEPTED at the market's node to the event in the buyer's own stream; zero
   *     in a lane that does not watch
   * @param paid from the acceptance to the event that says so
   * @param life all of it
   */
  public record Times(long payable, long funded, long paid, long life) {}

  /** Each wallet pays in turn, so that no channel runs dry. */
  private boolean turned;

  private Lane(BenchMarket market, LndWallet one, LndWallet other, @Nullable NodeWatch watch) {
    this.watch = watch;
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
    provided = running.add(new Told(provider.events(null)));
    bought = watch == null ? null : running.add(new Told(buyer.events(null)));
  }

  /**
   * @param one of two wallets that all lanes share
   * @param watch sees when the market's node has the payment; null leaves that out
   */
  static Lane open(BenchMarket market, LndWallet one, LndWallet other, @Nullable NodeWatch watch) {
    return new Lane(market, one, other, watch);
  }

  /**
   * A whole life.
   *
   * @param began when it was due, in nanoseconds of {@link System#nanoTime}: what waits for its
   *     turn is late from then on
   */
  public Times trade(long began) throws InterruptedException {
    provided.forget();
    turned = !turned;
    LndWallet pays = turned ? one : other;
    LndWallet earns = turned ? other : one;
    Order order = buyer.orders().place(request, WAIT);
    UUID id = order.orderId();
    if (order.paymentRequests().isEmpty()) {
      throw new IllegalStateException("order " + id + " was not payable within " + WAIT);
    }
    long payable = System.nanoTime();
    long funded = fund(order, pays);
    String invoice = earns.createInvoice(null, "measured work", INVOICE);
    provider
        .orders()
        .deliver(
            id, Work.inline(HoldfastClient.json().readTree("{\"text\":\"held fast\"}"), invoice));
    long accepting = System.nanoTime();
    var unused = buyer.orders().accept(id);
    provided.await(id, "order.paid");
    long paid = System.nanoTime();
    provided.await(id, "order.completed");
    return new Times(payable - began, funded, paid - accepting, System.nanoTime() - began);
  }

  private long fund(Order order, LndWallet pays) throws InterruptedException {
    UUID id = order.orderId();
    if (watch == null || bought == null) {
      var unused = pays.pay(order.paymentRequests());
      provided.await(id, "order.funded");
      return 0;
    }
    bought.forget();
    CompletableFuture<Long> accepted = watch.accepted(order.paymentRequests().getFirst());
    var unused = pays.pay(order.paymentRequests());
    bought.await(id, "order.funded");
    long funded = System.nanoTime();
    provided.await(id, "order.funded");
    return funded - accepted.join();
  }

  @Override
  public void close() {
    running.close();
  }
}
