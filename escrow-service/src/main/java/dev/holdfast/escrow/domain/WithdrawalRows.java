package dev.holdfast.escrow.domain;

import java.util.Optional;
import java.util.UUID;

/** All withdrawals there are. */
public interface WithdrawalRows {

  boolean hasHash(String paymentHash);

  void add(Withdrawal withdrawal);

  Optional<Withdrawal> find(UUID withdrawalId);

  Optional<Withdrawal> lock(UUID withdrawalId);

  /** What of the agent's balance is reserved for withdrawals under way, in msat. */
  long inFlightOf(String agentId);
}
