package dev.holdfast.contracts.order;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/** A step of an order's life, keyed by order. */
public sealed interface OrderEvent extends Event
    permits OrderPlaced,
        OrderCancelled,
        OrderExpired,
        OrderFunded,
        OrderDelivered,
        OrderAccepted,
        OrderTimedOut,
        OrderDisputed,
        OrderSplitAgreed,
        PayoutInvoiceReplaced,
        OrderClosed {

  UUID orderId();

  @Override
  default String topic() {
    return Topics.ORDERS;
  }

  @Override
  default String key() {
    return orderId().toString();
  }
}
