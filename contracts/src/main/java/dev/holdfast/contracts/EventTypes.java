package dev.holdfast.contracts;

import dev.holdfast.contracts.agent.AgentProfileChanged;
import dev.holdfast.contracts.agent.AgentRegistered;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.dispute.DisputeLapsed;
import dev.holdfast.contracts.dispute.DisputeOpened;
import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferStateChanged;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderCancelled;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderFunded;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderSplitAgreed;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutFailed;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.contracts.settlement.WithdrawalSucceeded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The CloudEvents type of every event. A change of a record that old readers misread is a v2. */
public final class EventTypes {

  private static final Map<Class<? extends Event>, String> BY_CLASS = new LinkedHashMap<>();
  private static final Map<String, Class<? extends Event>> BY_TYPE = new LinkedHashMap<>();

  static {
    add(AgentRegistered.class, "dev.holdfast.agent.agent-registered.v1");
    add(AgentProfileChanged.class, "dev.holdfast.agent.agent-profile-changed.v1");
    add(OfferPublished.class, "dev.holdfast.offer.offer-published.v1");
    add(OfferStateChanged.class, "dev.holdfast.offer.offer-state-changed.v1");
    add(OrderPlaced.class, "dev.holdfast.order.order-placed.v1");
    add(OrderCancelled.class, "dev.holdfast.order.order-cancelled.v1");
    add(OrderExpired.class, "dev.holdfast.order.order-expired.v1");
    add(OrderFunded.class, "dev.holdfast.order.order-funded.v1");
    add(OrderDelivered.class, "dev.holdfast.order.order-delivered.v1");
    add(OrderAccepted.class, "dev.holdfast.order.order-accepted.v1");
    add(OrderTimedOut.class, "dev.holdfast.order.order-timed-out.v1");
    add(OrderDisputed.class, "dev.holdfast.order.order-disputed.v1");
    add(OrderSplitAgreed.class, "dev.holdfast.order.order-split-agreed.v1");
    add(PayoutInvoiceReplaced.class, "dev.holdfast.order.payout-invoice-replaced.v1");
    add(OrderClosed.class, "dev.holdfast.order.order-closed.v1");
    add(LegsPlanned.class, "dev.holdfast.escrow.legs-planned.v1");
    add(EscrowPayable.class, "dev.holdfast.escrow.escrow-payable.v1");
    add(EscrowLocked.class, "dev.holdfast.escrow.escrow-locked.v1");
    add(EscrowClosed.class, "dev.holdfast.escrow.escrow-closed.v1");
    add(EscrowDecided.class, "dev.holdfast.escrow.escrow-decided.v1");
    add(EscrowTakenIntoCustody.class, "dev.holdfast.escrow.escrow-taken-into-custody.v1");
    add(EscrowFinished.class, "dev.holdfast.escrow.escrow-finished.v1");
    add(WithdrawalRequested.class, "dev.holdfast.escrow.withdrawal-requested.v1");
    add(LegsOpened.class, "dev.holdfast.settlement.legs-opened.v1");
    add(LegsDelayed.class, "dev.holdfast.settlement.legs-delayed.v1");
    add(LegAccepted.class, "dev.holdfast.settlement.leg-accepted.v1");
    add(LegCancelled.class, "dev.holdfast.settlement.leg-cancelled.v1");
    add(LegSettled.class, "dev.holdfast.settlement.leg-settled.v1");
    add(LegLost.class, "dev.holdfast.settlement.leg-lost.v1");
    add(PayoutAwaitsInvoice.class, "dev.holdfast.settlement.payout-awaits-invoice.v1");
    add(PayoutInFlight.class, "dev.holdfast.settlement.payout-in-flight.v1");
    add(PayoutSucceeded.class, "dev.holdfast.settlement.payout-succeeded.v1");
    add(PayoutFailed.class, "dev.holdfast.settlement.payout-failed.v1");
    add(PayoutCredited.class, "dev.holdfast.settlement.payout-credited.v1");
    add(WithdrawalSucceeded.class, "dev.holdfast.settlement.withdrawal-succeeded.v1");
    add(WithdrawalFailed.class, "dev.holdfast.settlement.withdrawal-failed.v1");
    add(BlockConnected.class, "dev.holdfast.settlement.block-connected.v1");
    add(NodeUnreachable.class, "dev.holdfast.settlement.node-unreachable.v1");
    add(NodeReachable.class, "dev.holdfast.settlement.node-reachable.v1");
    add(DisputeOpened.class, "dev.holdfast.dispute.dispute-opened.v1");
    add(DisputeAwarded.class, "dev.holdfast.dispute.dispute-awarded.v1");
    add(DisputeLapsed.class, "dev.holdfast.dispute.dispute-lapsed.v1");
    add(AgentReputationChanged.class, "dev.holdfast.reputation.agent-reputation-changed.v1");
  }

  private EventTypes() {}

  public static String typeOf(Class<? extends Event> event) {
    String type = BY_CLASS.get(event);
    if (type == null) {
      throw new IllegalArgumentException("not an event of the market: " + event.getName());
    }
    return type;
  }

  /** Empty for a type that this version does not know: a newer service may tell more. */
  public static Optional<Class<? extends Event>> classOf(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** Every event and its type, in the order of the topics. */
  public static Map<Class<? extends Event>, String> all() {
    return Map.copyOf(BY_CLASS);
  }

  private static void add(Class<? extends Event> event, String type) {
    BY_CLASS.put(event, type);
    BY_TYPE.put(type, event);
  }
}
