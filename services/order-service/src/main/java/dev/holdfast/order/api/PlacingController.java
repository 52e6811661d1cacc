package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.order.app.OrderQueries;
import dev.holdfast.order.app.PlaceOrder;
import dev.holdfast.order.app.PlaceOrder.Wish;
import dev.holdfast.order.app.Wakeups;
import dev.holdfast.order.domain.Matches;
import dev.holdfast.order.domain.OfferVersion;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Texts;
import dev.holdfast.web.Caller;
import dev.holdfast.web.IdempotencyKey;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes orders and waits a little until they can be paid. */
@RestController
class PlacingController {

  /** An offer published a moment ago is told to this service in a few milliseconds. */
  private static final Duration OFFER_IS_ON_ITS_WAY = Duration.ofMillis(500);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final PlaceOrder placing;
  private final OrderQueries queries;
  private final Matches matches;
  private final Texts texts;
  private final Wakeups wakeups;

  PlacingController(
      PlaceOrder placing, OrderQueries queries, Matches matches, Texts texts, Wakeups wakeups) {
    this.placing = placing;
    this.matches = matches;
    this.queries = queries;
    this.texts = texts;
    this.wakeups = wakeups;
  }

  /** 201 with the legs where the order is payable in time, else 202; both with its Location. */
  @PostMapping("/v1/orders")
  @Idempotent
  ResponseEntity<OrderView> place(
      Caller caller,
      IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @Valid @RequestBody PlaceOrderRequest body)
      throws InterruptedException {
    Optional<UUID> before = placing.placedBefore(caller.agentId(), key.value());
    try (Wakeups.Waiter waiter = wakeups.listen(caller.agentId())) {
      Order known;
      if (before.isPresent()) {
        known = queries.order(before.get(), caller.agentId());
      } else {
        known = placed(caller, key, body);
        // Of the order's own placing. What came in this moment is seen when it looks again.
        waiter.forget();
      }
      Order order = payable(known, caller.agentId(), Prefer.waitOf(prefer), waiter);
      boolean open = order.state() != OrderState.PLACED;
      return ResponseEntity.status(open ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
          .location(URI.create("/v1/orders/" + order.orderId()))
          .body(OrderView.of(order, caller.agentId()));
    }
  }

  private Order placed(Caller caller, IdempotencyKey key, PlaceOrderRequest body)
      throws InterruptedException {
    OfferVersion offer = offer(caller.agentId(), body);
    String input = body.input.toString();
    texts.check(offer.inputSchema(), input, "/input", false);
    return placing.place(
        caller.agentId(), offer, new Wish(body.offerId, body.quoteId, input), key.value());
  }

  private OfferVersion offer(String buyer, PlaceOrderRequest body) throws InterruptedException {
    if (body.quoteId != null) {
      return placing.quotedOffer(buyer, body.quoteId);
    }
    if (body.match != null && body.offerId == null) {
      Matches.Match best = matches.best(buyer, body.match.toString());
      return published(buyer, best.offerId(), best.version());
    }
    if (body.offerId == null || body.match != null) {
      throw Problems.validation("/offer_id", "give one of offer_id, quote_id and match");
    }
    return published(buyer, body.offerId, body.offerVersion);
  }

  private OfferVersion published(String buyer, UUID offerId, @Nullable Integer version)
      throws InterruptedException {
    long giveUp = System.nanoTime() + OFFER_IS_ON_ITS_WAY.toNanos();
    while (true) {
      try {
        return placing.offerFor(buyer, offerId, version);
      } catch (OrderRefusal.NotFound e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  private Order payable(Order known, String buyer, Duration atMost, Wakeups.Waiter waiter)
      throws InterruptedException {
    long giveUp = System.nanoTime() + atMost.toNanos();
    Order order = known;
    while (order.state() == OrderState.PLACED && System.nanoTime() < giveUp) {
      Duration rest = Duration.ofNanos(giveUp - System.nanoTime());
      var unused = waiter.await(rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN);
      order = queries.order(known.orderId(), buyer);
    }
    return order;
  }

  record PlaceOrderRequest(
      @JsonProperty("offer_id") @Nullable UUID offerId,
      @JsonProperty("offer_version") @Nullable Integer offerVersion,
      @JsonProperty("quote_id") @Nullable UUID quoteId,
      @JsonProperty("match") @Nullable JsonNode match,
      @JsonProperty("input") @NotNull JsonNode input) {}
}
