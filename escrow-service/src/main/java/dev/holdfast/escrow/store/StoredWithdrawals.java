package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Withdrawal;
import dev.holdfast.escrow.domain.WithdrawalRows;
import dev.holdfast.escrow.domain.WithdrawalState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class StoredWithdrawals implements WithdrawalRows {

  private final WithdrawalRepository rows;

  StoredWithdrawals(WithdrawalRepository rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasHash(String paymentHash) {
    return rows.existsByPaymentHash(paymentHash);
  }

  @Override
  public void add(Withdrawal withdrawal) {
    rows.saveAndFlush(withdrawal);
  }

  @Override
  public Optional<Withdrawal> find(UUID withdrawalId) {
    return rows.findById(withdrawalId);
  }

  @Override
  public Optional<Withdrawal> lock(UUID withdrawalId) {
    return rows.lock(withdrawalId);
  }

  @Override
  public long inFlightOf(String agentId) {
    return rows.reservedOf(agentId, WithdrawalState.REQUESTED);
  }
}
