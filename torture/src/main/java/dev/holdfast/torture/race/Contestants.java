package dev.holdfast.torture.race;

import dev.holdfast.launcher.Stoppables;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.model.DeadlineOutcome;
import dev.holdfast.sdk.model.Dispute;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A buyer, a provider and an arbiter, and orders brought to where they are contested. */
final class Contestants implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Contestants.class);
  static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Msat PRICE = Msat.of(20_000_003);

  private final Stoppables running = new Stoppables();
  final HoldfastClient buyer;
  final HoldfastClient provider;
  final HoldfastClient arbiter;
  private final LndWallet pays;
  private final LndWallet earns;

  Contestants(TorturedMarket market) {
    buyer = running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
    provider = running.add(HoldfastClient.connect(market.gateway(), AgentKey.random()));
    arbiter = running.add(HoldfastClient.connect(market.gateway(), market.keys().arbiter()));
    pays = running.add(LndWallet.connect(market.wallet("buyer")));
    earns = running.add(LndWallet.connect(market.wallet("provider")));
  }

  /** An offer with these windows for a look at the work and for a case. */
  Offer offer(Duration review, Duration dispute) {
    return offer(LONG, review, dispute);
  }

  /** An offer with these windows for the work, for a look at it and for a case. */
  Offer offer(Duration delivery, Duration review, Duration dispute) {
    JsonNode any = json("{\"type\":\"object\"}");
    return provider
        .offers()
        .publish(
            OfferDraft.of("Contested work", PRICE, any, any)
                .within(delivery, review, dispute)
                .splitBy(SplitStep.STEP_5, DeadlineOutcome.SPLIT_50));
  }

  static OrderRequest request(Offer offer) {
    return OrderRequest.of(offer, json("{\"say\":\"hold fast\"}"));
  }

  /** An order that is paid and delivered, and neither accepted nor disputed. */
  UUID delivered(Offer offer) throws Exception {
    UUID id = funded(offer);
    provider.orders().deliver(id, work());
    return id;
  }

  /** An order that is paid, and nothing else. */
  UUID funded(Offer offer) throws Exception {
    UUID id = payable(offer);
    pay(id);
    await(() -> provider.orders().get(id).state() == OrderState.FUNDED);
    return id;
  }

  /** An order that waits for its payment. */
  UUID payable(Offer offer) throws Exception {
    UUID id = buyer.orders().place(request(offer), Duration.ofSeconds(10)).orderId();
    await(() -> buyer.orders().get(id).state() == OrderState.AWAITING_FUNDS);
    return id;
  }

  void pay(UUID order) throws InterruptedException {
    var unused = pays.pay(buyer.orders().get(order).paymentRequests());
  }

  /** The work, and an invoice that any share can be paid with. */
  Work work() {
    String invoice = earns.createInvoice(null, "for my work", Duration.ofHours(6));
    return Work.inline(json("{\"said\":\"hold fast\"}"), invoice);
  }

  /** The case of an order that is disputed now. */
  UUID disputed(UUID order) throws Exception {
    buyer.orders().dispute(order, "wrong result", "It was said only once.");
    return caseOf(order);
  }

  /** Claimed by the arbiter. */
  UUID caseOf(UUID order) throws Exception {
    await(() -> findCase(order).isPresent());
    UUID dispute = findCase(order).orElseThrow().disputeId();
    arbiter.disputes().claim(dispute);
    return dispute;
  }

  private Optional<Dispute> findCase(UUID order) {
    return arbiter.disputes().list().filter(one -> one.orderId().equals(order)).findFirst();
  }

  /** Where nobody but the two would end it, the arbiter does, and the provider has an invoice. */
  Order ended(UUID order) throws Exception {
    long soon = System.nanoTime() + PATIENCE.dividedBy(10).toNanos();
    await(() -> {
      if (!buyer.orders().get(order).isFinal() && System.nanoTime() > soon) {
        end(order);
      }
      return buyer.orders().get(order).isFinal();
    });
    return buyer.orders().get(order);
  }

  private void end(UUID order) {
    try {
      if (buyer.orders().get(order).outcome() == null) {
        UUID dispute = findCase(order).orElseThrow().disputeId();
        arbiter.disputes().claim(dispute);
        arbiter.disputes().award(dispute, Percent.of(0), "The race was for something else.");
      } else {
        String invoice = earns.createInvoice(null, "for my share", Duration.ofHours(6));
        var unused = provider.orders().payoutInvoice(order, invoice);
      }
    } catch (HoldfastException | NoSuchElementException e) {
      log.info("{} goes its own way: {}", order, e.getMessage());
    }
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("waited for %s".formatted(PATIENCE));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }

  @Override
  public void close() {
    running.close();
  }
}
