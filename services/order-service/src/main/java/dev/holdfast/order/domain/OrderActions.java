package dev.holdfast.order.domain;

import java.util.EnumSet;
import java.util.Set;

/** What the parties may do in each state. */
final class OrderActions {

  private OrderActions() {}

  static Set<OrderAction> of(OrderState state, boolean buys) {
    Set<OrderAction> actions = EnumSet.noneOf(OrderAction.class);
    switch (state) {
      case PLACED -> actions.add(OrderAction.CANCEL);
      case AWAITING_FUNDS -> {
        actions.add(OrderAction.CANCEL);
        if (buys) {
          actions.add(OrderAction.PAY);
        }
      }
      case FUNDED -> {
        actions.add(OrderAction.DISPUTE);
        if (!buys) {
          actions.add(OrderAction.DELIVER);
          actions.add(OrderAction.CANCEL);
        }
      }
      case DELIVERED -> {
        actions.add(OrderAction.DISPUTE);
        actions.add(buys ? OrderAction.ACCEPT : OrderAction.CANCEL);
        if (!buys) {
          actions.add(OrderAction.REPLACE_PAYOUT_INVOICE);
        }
      }
      case ACCEPTED, DISPUTED -> {
        if (!buys) {
          actions.add(OrderAction.REPLACE_PAYOUT_INVOICE);
        }
      }
      case COMPLETED, CANCELLED, EXPIRED, TIMED_OUT, REFUNDED, RESOLVED -> {}
    }
    return actions;
  }
}
