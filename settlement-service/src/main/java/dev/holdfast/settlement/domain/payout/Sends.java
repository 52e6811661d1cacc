package dev.holdfast.settlement.domain.payout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored sends. */
public interface Sends {
  PayoutSend save(PayoutSend send);

  Optional<PayoutSend> findBySendId(UUID sendId);

  /** Those of one hash. */
  List<PayoutSend> of(UUID payoutId, String paymentHash);

  /** Open, or given up without an answer. */
  List<PayoutSend> unansweredOf(UUID payoutId);

  default List<PayoutSend> openOf(UUID payoutId) {
    return unansweredOf(payoutId).stream().filter(PayoutSend::isOpen).toList();
  }
}
