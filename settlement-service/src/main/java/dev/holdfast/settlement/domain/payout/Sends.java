package dev.holdfast.settlement.domain.payout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored sends. */
public interface Sends {
  PayoutSend save(PayoutSend send);

  Optional<PayoutSend> findBySendId(UUID sendId);

  List<PayoutSend> findByPayoutId(UUID payoutId);

  /** Open, or given up without an answer. */
  List<PayoutSend> unansweredOf(UUID payoutId);

  default List<PayoutSend> openOf(UUID payoutId) {
    return unansweredOf(payoutId).stream().filter(PayoutSend::isOpen).toList();
  }

  /** Whether a call for the payout was not answered, so that the node could still pay by it. */
  default boolean anyUnansweredOf(UUID payoutId) {
    return !unansweredOf(payoutId).isEmpty();
  }
}
