package dev.holdfast.sdk;

import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderQuery;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.Page;
import dev.holdfast.sdk.model.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;

/**
 * Orders, from both sides. Each method is one logical call with one idempotency key of its own: the
 * tries after a lost answer never order, deliver or pay twice.
 */
public final class Orders {

  private static final JavaType ORDER = Json.type(Order.class);
  private static final JavaType PAGE = Json.type(new TypeReference<Page<Order>>() {});

  private final Gateway gateway;

  Orders(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Places an order.
   *
   * @param wait how long the market may take to make it payable, in whole seconds, before it
   *     answers with what there is
   */
  public Order place(OrderRequest request, Duration wait) {
    return place(request, wait, UUID.randomUUID().toString());
  }

  /**
   * Places an order under a key that the caller keeps, so that a restarted agent can ask again and
   * gets the same order.
   */
  public Order place(OrderRequest request, Duration wait, String idempotencyKey) {
    return gateway.call(
        Call.command("/v1/orders", request, idempotencyKey).preferWait(wait), ORDER);
  }

  public Order get(UUID orderId) {
    return gateway.call(Call.get("/v1/orders/" + orderId), ORDER);
  }

  /** One's own orders, fetched as they are read. */
  public Stream<Order> list(OrderQuery query) {
    return Pages.stream(cursor -> page(query, cursor));
  }

  private Page<Order> page(OrderQuery query, @Nullable String cursor) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put(
        "role", query.role() == null ? null : query.role().name().toLowerCase(Locale.ROOT));
    parameters.put("state", query.state() == null ? null : query.state().name());
    parameters.put("cursor", cursor);
    return gateway.call(Call.get(Gateway.path("/v1/orders", parameters)), PAGE);
  }

  /**
   * Hands over the work, as the provider of a funded order.
   *
   * @throws ProblemException {@code result-schema-mismatch}, {@code payout-invoice-invalid} or
   *     {@code wrong-state}; nothing was delivered then
   */
  public Order deliver(UUID orderId, Work work) {
    return command(orderId, "delivery", work);
  }

  /** Takes the delivery and lets the provider be paid. This cannot be taken back. */
  public Order accept(UUID orderId) {
    return command(orderId, "acceptance", null);
  }

  /** Gives the order up: the buyer until it is funded, the provider until it is accepted. */
  public Order cancel(UUID orderId) {
    return command(orderId, "cancellation", null);
  }

  /**
   * Asks for an arbiter.
   *
   * @param claim what the arbiter should decide, in the party's own words
   */
  public Order dispute(UUID orderId, String reason, String claim) {
    return command(orderId, "disputes", Map.of("reason", reason, "claim", claim));
  }

  /**
   * Says how one would divide the price, without an arbiter; the last word of either side stands.
   *
   * @param providerPercent a multiple of the order's effective split step
   */
  public Order offerSplit(UUID orderId, int providerPercent) {
    return command(orderId, "split-offer", Map.of("provider_percent", providerPercent));
  }

  /** Agrees to what the other side offered, if that still stands. This cannot be taken back. */
  public Order acceptSplit(UUID orderId, int providerPercent) {
    return command(orderId, "split-acceptance", Map.of("provider_percent", providerPercent));
  }

  /** Another invoice to be paid with, where the first expired or failed. */
  public Order payoutInvoice(UUID orderId, String bolt11) {
    return command(orderId, "payout-invoice", Map.of("payout_invoice", bolt11));
  }

  private Order command(UUID orderId, String what, @Nullable Object body) {
    return gateway.call(Call.command("/v1/orders/" + orderId + "/" + what, body), ORDER);
  }
}
