package dev.holdfast.order.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferStateChanged;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.order.app.OrderReactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What order-service listens to: offers, escrows, and what LND said. */
@Configuration(proxyBeanMethods = false)
class OrderSubscriptions {

  @Bean
  Subscriptions subscriptions(OrderReactions reactions) {
    return Subscriptions.to(Topics.OFFERS, Topics.ESCROWS, Topics.SETTLEMENT)
        .on(OfferPublished.class, reactions::offerPublished)
        .on(OfferStateChanged.class, reactions::offerStateChanged)
        .on(EscrowPayable.class, reactions::payable)
        .on(LegsDelayed.class, reactions::delayed)
        .on(EscrowLocked.class, reactions::locked)
        .on(EscrowDecided.class, reactions::decided)
        .on(EscrowTakenIntoCustody.class, reactions::takenIntoCustody)
        .on(EscrowFinished.class, reactions::finished)
        .on(LegAccepted.class, reactions::legAccepted)
        .on(LegCancelled.class, reactions::legCancelled)
        .on(LegLost.class, reactions::legLost)
        .on(LegSettled.class, reactions::legSettled)
        .on(PayoutSucceeded.class, reactions::payoutSucceeded)
        .on(PayoutAwaitsInvoice.class, reactions::payoutAwaitsInvoice);
  }
}
