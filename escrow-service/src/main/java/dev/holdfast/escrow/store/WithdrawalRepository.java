package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Withdrawal;
import dev.holdfast.escrow.domain.WithdrawalState;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface WithdrawalRepository extends JpaRepository<Withdrawal, UUID> {

  boolean existsByPaymentHash(String paymentHash);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select w from Withdrawal w where w.withdrawalId = :id")
  Optional<Withdrawal> lock(UUID id);

  @Query(
      "select coalesce(sum(w.amountMsat + w.feeLimitMsat), 0) from Withdrawal w"
          + " where w.agentId = :agentId and w.state = :state")
  long reservedOf(String agentId, WithdrawalState state);
}
