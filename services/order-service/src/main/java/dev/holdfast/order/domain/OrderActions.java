package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.Party;
import java.util.EnumSet;
import java.util.Set;

/** What the parties may do in each state. */
final class OrderActions {

  private OrderActions() {}

  static Set<OrderAction> of(OrderRecord order, Party reader) {
    Set<OrderAction> actions = EnumSet.noneOf(OrderAction.class);
    boolean buys = reader == Party.BUYER;
    switch (order.state()) {
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
        addSplit(actions, order, reader);
      }
      case DELIVERED -> {
        actions.add(OrderAction.DISPUTE);
        actions.add(buys ? OrderAction.ACCEPT : OrderAction.CANCEL);
        if (!buys) {
          actions.add(OrderAction.REPLACE_PAYOUT_INVOICE);
        }
        addSplit(actions, order, reader);
      }
      case ACCEPTED -> {
        if (!buys) {
          actions.add(OrderAction.REPLACE_PAYOUT_INVOICE);
        }
      }
      case DISPUTED -> {
        if (!buys) {
          actions.add(OrderAction.REPLACE_PAYOUT_INVOICE);
        }
        addSplit(actions, order, reader);
      }
      case COMPLETED, CANCELLED, EXPIRED, TIMED_OUT, REFUNDED, RESOLVED -> {}
    }
    return actions;
  }

  private static void addSplit(Set<OrderAction> actions, OrderRecord order, Party reader) {
    actions.add(OrderAction.OFFER_SPLIT);
    Party offered = order.splitOfferedBy();
    if (offered != null && offered != reader) {
      actions.add(OrderAction.ACCEPT_SPLIT);
    }
  }
}
