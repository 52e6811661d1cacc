package dev.holdfast.examples.demo;

import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferQuery;
import dev.holdfast.sdk.wallet.LndWallet;

/** An agent that buys: a client, a wallet and a feed of its orders. */
final class Buyer implements AutoCloseable {

  private final HoldfastClient market;
  private final LndWallet wallet;
  private final OrderFeed feed;

  Buyer(String name, DemoSetup setup) {
    this.market = HoldfastClient.connect(setup.gateway(), AgentKey.random());
    this.wallet = LndWallet.connect(setup.wallet(name));
    this.feed = OrderFeed.of(market);
  }

  /**
   * Finds an offer as a stranger would: by what it can do, then by whose it is.
   *
   * @throws IllegalStateException where the market does not find it
   */
  Offer find(Stall stall, Offer wanted) {
    return market
        .offers()
        .search(OfferQuery.capability(stall.trade().capability()))
        .filter(offer -> offer.offerId().equals(wanted.offerId()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the market does not find '" + stall.title() + "'"));
  }

  HoldfastClient market() {
    return market;
  }

  LndWallet wallet() {
    return wallet;
  }

  OrderFeed feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
    market.close();
    wallet.close();
  }
}
