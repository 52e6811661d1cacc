package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.payout.PayoutSend;
import dev.holdfast.settlement.domain.payout.Sends;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Sends by Spring Data. */
interface JpaSends extends Repository<PayoutSend, UUID>, Sends {
  @Override
  @Query("select s from PayoutSend s where s.payoutId = :payoutId and s.paymentHash = :paymentHash")
  List<PayoutSend> of(UUID payoutId, String paymentHash);

  @Override
  @Query("select s from PayoutSend s where s.payoutId = :payoutId and s.answeredAt is null")
  List<PayoutSend> unansweredOf(UUID payoutId);
}
