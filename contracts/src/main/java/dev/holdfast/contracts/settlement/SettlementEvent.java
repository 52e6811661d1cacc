package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/** What LND said of a leg or a payout, keyed by order. */
public sealed interface SettlementEvent extends Event
    permits LegsOpened,
        LegsDelayed,
        LegAccepted,
        LegCancelled,
        LegSettled,
        LegLost,
        PayoutAwaitsInvoice,
        PayoutInFlight,
        PayoutSucceeded,
        PayoutFailed,
        PayoutCredited {

  UUID orderId();

  @Override
  default String topic() {
    return Topics.SETTLEMENT;
  }

  @Override
  default String key() {
    return orderId().toString();
  }
}
