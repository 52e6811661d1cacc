package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.payout.PayoutSend;
import dev.holdfast.settlement.domain.payout.Sends;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends by Spring Data. */
interface JpaSends extends Repository<PayoutSend, UUID>, Sends {
  /**
   * By its key, so that a transaction that has read it does not ask the database again. Where there
   * is none, none is begun for it.
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  Optional<PayoutSend> findById(UUID id);

  @Override
  default Optional<PayoutSend> findBySendId(UUID id) {
    return findById(id);
  }

  @Override
  @Query("select s from PayoutSend s where s.payoutId = :payoutId and s.paymentHash = :paymentHash")
  List<PayoutSend> of(UUID payoutId, String paymentHash);

  @Override
  @Query("select s from PayoutSend s where s.payoutId = :payoutId and s.answeredAt is null")
  List<PayoutSend> unansweredOf(UUID payoutId);
}
