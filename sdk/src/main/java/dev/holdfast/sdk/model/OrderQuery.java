package dev.holdfast.sdk.model;

import org.jspecify.annotations.Nullable;

/** Which of one's own orders to list. Everything that is absent does not matter. */
public record OrderQuery(@Nullable Role role, @Nullable OrderState state) {

  /** A side of an order. */
  public enum Role {
    BUYER,
    PROVIDER
  }

  public static OrderQuery all() {
    return new OrderQuery(null, null);
  }

  public static OrderQuery bought(OrderState state) {
    return new OrderQuery(Role.BUYER, state);
  }

  public static OrderQuery sold(OrderState state) {
    return new OrderQuery(Role.PROVIDER, state);
  }
}
