package dev.holdfast.order.api;

import dev.holdfast.contracts.order.Party;
import dev.holdfast.order.app.OrderQueries;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Orders.OrderFilter;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.PageOf;
import dev.holdfast.web.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders to their parties. */
@RestController
class OrderController {

  private final OrderQueries queries;

  OrderController(OrderQueries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/orders/{id}")
  ResponseEntity<OrderView> order(Caller caller, @PathVariable UUID id) {
    Order order = queries.order(id, caller.agentId());
    return ResponseEntity.ok()
        .eTag("\"" + order.version() + "\"")
        .body(OrderView.of(order, caller.agentId()));
  }

  /** The caller's orders, newest first. */
  @GetMapping("/v1/orders")
  PageOf<OrderView> orders(
      Caller caller,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Cursor.limit(limit);
    Cursor from = Cursor.decode(cursor, 1);
    OrderFilter filter =
        new OrderFilter(
            caller.agentId(),
            role == null ? null : oneOf(Party.class, "role", role),
            state == null ? null : oneOf(OrderState.class, "state", state));
    return PageOf.of(
        queries.list(filter, from == null ? null : from.uuid(0), size + 1),
        size,
        order -> OrderView.of(order, caller.agentId()),
        order -> Cursor.of(order.orderId()));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problems.validation(name, "is one of " + Arrays.toString(type.getEnumConstants()));
    }
  }
}
