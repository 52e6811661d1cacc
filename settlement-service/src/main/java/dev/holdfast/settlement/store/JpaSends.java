package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.payout.PayoutSend;
import dev.holdfast.settlement.domain.payout.Sends;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

/** Sends by Spring Data. */
interface JpaSends extends ByKey<PayoutSend>, Sends {
  @Override
  default Optional<PayoutSend> findBySendId(UUID id) {
    return findById(id);
  }

  @Override
  @Query("select s from PayoutSend s where s.payoutId = :payoutId and s.answeredAt is null")
  List<PayoutSend> unansweredOf(UUID payoutId);
}
