package dev.holdfast.escrow.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.dispute.DisputeLapsed;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderCancelled;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderSplitAgreed;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.contracts.settlement.WithdrawalSucceeded;
import dev.holdfast.escrow.app.DeadlineGuard;
import dev.holdfast.escrow.app.EscrowLife;
import dev.holdfast.escrow.app.MarketNodes;
import dev.holdfast.escrow.app.Withdrawals;
import dev.holdfast.messaging.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What escrow-service listens to: orders, disputes, what LND said, and the chain. */
@Configuration(proxyBeanMethods = false)
class EscrowSubscriptions {

  @Bean
  Subscriptions subscriptions(
      EscrowLife life, DeadlineGuard guard, Withdrawals withdrawals, MarketNodes nodes) {
    return Subscriptions.to(Topics.ORDERS, Topics.DISPUTES, Topics.SETTLEMENT, Topics.NODES)
        .on(OrderPlaced.class, life::open)
        .on(OrderCancelled.class, life::cancelled)
        .on(OrderExpired.class, life::expired)
        .on(OrderTimedOut.class, life::timedOut)
        .on(OrderDelivered.class, life::delivered)
        .on(PayoutInvoiceReplaced.class, life::payoutInvoiceReplaced)
        .on(OrderAccepted.class, life::accepted)
        .on(OrderDisputed.class, life::disputed)
        .on(OrderSplitAgreed.class, life::splitAgreed)
        .on(DisputeAwarded.class, life::awarded)
        .on(DisputeLapsed.class, life::disputeLapsed)
        .on(LegsOpened.class, life::legsOpened)
        .on(LegAccepted.class, life::legAccepted)
        .on(LegCancelled.class, life::legCancelled)
        .on(LegSettled.class, life::legSettled)
        .on(LegLost.class, life::legLost)
        .on(PayoutSucceeded.class, life::payoutSucceeded)
        .on(PayoutCredited.class, life::payoutCredited)
        .on(WithdrawalSucceeded.class, withdrawals::succeeded)
        .on(WithdrawalFailed.class, withdrawals::failed)
        .on(NodeUnreachable.class, nodes::unreachable)
        .on(NodeReachable.class, nodes::reachable)
        .on(BlockConnected.class, guard::blockConnected);
  }
}
