package dev.holdfast.order.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.order.domain.Catalogue;
import dev.holdfast.order.domain.ConditionJudge;
import dev.holdfast.order.domain.OfferVersion;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderPolicy;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Orders.Occupancy;
import dev.holdfast.order.domain.Quote;
import dev.holdfast.order.domain.Quotes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Places an order: the offer's version and the market's settings are frozen into its terms. */
@Service
public class PlaceOrder {

  /** More orders than that are never placed at one moment, by all instances together. */
  private static final int NEARLY_FULL = 100;

  private final Orders orders;
  private final Catalogue catalogue;
  private final Quotes quotes;
  private final OrderPolicy policy;
  private final ConditionJudge judge;
  private final Changes changes;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  PlaceOrder(
      Orders orders,
      Catalogue catalogue,
      Quotes quotes,
      OrderPolicy policy,
      ConditionJudge judge,
      Changes changes,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.quotes = quotes;
    this.policy = policy;
    this.judge = judge;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The version that an order would be for. One statement, so no transaction, as below.
   *
   * @throws OrderRefusal where it cannot be bought by this buyer, or not now
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  public OfferVersion offerFor(String buyer, UUID offerId, @Nullable Integer version) {
    OfferVersion offer =
        catalogue
            .find(offerId, version)
            .orElseThrow(() -> new OrderRefusal.NotFound("offer, or version of it"));
    if (offer.provider().equals(buyer)) {
      throw new OrderRefusal.OwnOffer();
    }
    if (offer.version() != offer.currentVersion()) {
      throw new OrderRefusal.StaleOffer(offer.version(), offer.currentVersion());
    }
    if (offer.state() != OfferState.ACTIVE) {
      throw new OrderRefusal.NotForSale(offer.state().name());
    }
    if (judge.evaluatorsOf(offer.conditions()).containsKey(buyer)) {
      throw new OrderRefusal.EvaluatorIsParty();
    }
    return offer;
  }

  /** Terms that this buyer can order by until the quote expires, whatever becomes of the offer. */
  @Transactional
  public Quoted quote(String buyer, OfferVersion offer) {
    Terms terms = policy.termsFor(offer);
    Quote quote =
        new Quote(ids.generate(), buyer, offer, terms, clock.instant().plus(policy.quote()));
    quotes.add(quote);
    return new Quoted(quote, offer, terms, policy.budget().longestWindows());
  }

  /** The version that was quoted, which may not be the current one any more. */
  @Transactional
  public OfferVersion quotedOffer(String buyer, UUID quoteId) {
    Quote quote = quoteOf(buyer, quoteId);
    return catalogue
        .find(quote.offerId(), quote.offerVersion())
        .orElseThrow(() -> new OrderRefusal.NotFound("offer, or version of it"));
  }

  private Quote quoteOf(String buyer, UUID quoteId) {
    return quotes
        .lock(quoteId)
        .filter(quote -> quote.buyer().equals(buyer))
        .orElseThrow(() -> new OrderRefusal.NotFound("quote"));
  }

  /** The order that this key placed before, if it did. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<UUID> placedBefore(String buyer, String idempotencyKey) {
    return orders.placedBy(buyer, idempotencyKey);
  }

  /**
   * Places the order.
   *
   * @param wish its input was checked against the offer's schema
   * @throws OrderRefusal where a limit is reached, or no HTLC can live that long
   */
  @Transactional
  public Order place(String buyer, OfferVersion offer, Wish wish, String idempotencyKey) {
    UUID orderId = ids.generate();
    Terms terms = policy.termsFor(offer);
    if (wish.quoteId != null) {
      Quote quote = quoteOf(buyer, wish.quoteId);
      quote.use(orderId, wish.offerId, clock.instant());
      terms = quote.termsFor(offer);
    }
    Occupancy open = occupancy(offer, buyer);
    refuseOver("Open orders of this offer", open.ofOffer(), offer.maxOpenOrders());
    refuseOver("Your unpaid orders", open.unpaidOfBuyer(), policy.mostUnpaidPerBuyer());
    refuseOver("Your open orders", open.ofBuyer(), policy.mostOpenPerBuyer());
    refuseOver("Open orders of this provider", open.ofProvider(), policy.mostOpenPerProvider());
    Order order =
        new Order(
            orderId,
            buyer,
            offer,
            terms,
            wish.quoteId,
            wish.input,
            idempotencyKey,
            clock.instant());
    orders.add(order);
    changes.carryOut(order, order.placed(open.hasHistory()));
    return order;
  }

  /** Orders at the same moment must not share the last place; far from it they need not wait. */
  private Occupancy occupancy(OfferVersion offer, String buyer) {
    if (offer.maxOpenOrders() > NEARLY_FULL) {
      Occupancy open = orders.occupancy(offer.offerId(), buyer, offer.provider());
      if (offer.maxOpenOrders() - open.ofOffer() > NEARLY_FULL) {
        return open;
      }
    }
    orders.lockPlacesOf(offer.offerId());
    return orders.occupancy(offer.offerId(), buyer, offer.provider());
  }

  private static void refuseOver(String limit, long open, int most) {
    if (open >= most) {
      throw new OrderRefusal.CapacityReached(limit, most);
    }
  }

  /**
   * @param offerId as it was asked for, if it was
   * @param input JSON
   */
  public record Wish(@Nullable UUID offerId, @Nullable UUID quoteId, String input) {}

  /** A quote and what it is for. */
  public record Quoted(Quote quote, OfferVersion offer, Terms terms, Duration longestWindows) {}
}
