package dev.holdfast.order.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.order.domain.Catalogue;
import dev.holdfast.order.domain.OfferVersion;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderPolicy;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Orders;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places an order: the offer's version and the market's settings are frozen into its terms. */
@Service
public class PlaceOrder {

  private final Orders orders;
  private final Catalogue catalogue;
  private final OrderPolicy policy;
  private final Changes changes;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  PlaceOrder(
      Orders orders,
      Catalogue catalogue,
      OrderPolicy policy,
      Changes changes,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.policy = policy;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The version that an order would be for.
   *
   * @throws OrderRefusal where it cannot be bought by this buyer, or not now
   */
  @Transactional(readOnly = true)
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
    return offer;
  }

  /** The order that this key placed before, if it did. */
  @Transactional(readOnly = true)
  public Optional<Order> placedBefore(String buyer, String idempotencyKey) {
    return orders.findByKey(buyer, idempotencyKey);
  }

  /**
   * Places the order.
   *
   * @param input JSON that was checked against the offer's schema
   * @throws OrderRefusal where a limit is reached, or no HTLC can live that long
   */
  @Transactional
  public Order place(String buyer, OfferVersion offer, String input, String idempotencyKey) {
    Terms terms = policy.termsFor(offer);
    refuseOver(
        "Open orders of this offer", orders.countOpenOf(offer.offerId()), offer.maxOpenOrders());
    refuseOver("Your unpaid orders", orders.countUnpaidOf(buyer), policy.mostUnpaidPerBuyer());
    refuseOver(
        "Open orders of this provider",
        orders.countOpenFor(offer.provider()),
        policy.mostOpenPerProvider());
    Order order =
        new Order(ids.generate(), buyer, offer, terms, input, idempotencyKey, clock.instant());
    orders.add(order);
    changes.carryOut(order, order.placed());
    return order;
  }

  private static void refuseOver(String limit, long open, int most) {
    if (open >= most) {
      throw new OrderRefusal.CapacityReached(limit, most);
    }
  }
}
