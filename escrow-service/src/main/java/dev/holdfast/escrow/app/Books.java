package dev.holdfast.escrow.app;

import dev.holdfast.escrow.domain.Accounts;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.EscrowRefusal;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.escrow.domain.Ledger;
import dev.holdfast.escrow.domain.Ledger.AccountSum;
import dev.holdfast.escrow.domain.Ledger.PostedEntry;
import dev.holdfast.escrow.domain.NodesAway;
import dev.holdfast.escrow.domain.WithdrawalRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads escrows and the ledger; changes nothing. */
@Service
public class Books {

  private final Escrows escrows;
  private final Ledger ledger;
  private final WithdrawalRows withdrawals;
  private final NodesAway nodes;

  Books(Escrows escrows, Ledger ledger, WithdrawalRows withdrawals, NodesAway nodes) {
    this.escrows = escrows;
    this.ledger = ledger;
    this.withdrawals = withdrawals;
    this.nodes = nodes;
  }

  /** By its own id or by its order's, for a party or an operator; to others it does not exist. */
  @Transactional(readOnly = true)
  public Escrow escrow(UUID id, String agentId, boolean operator) {
    return escrows
        .find(id)
        .or(() -> escrows.findByOrder(id))
        .filter(escrow -> operator || escrow.hasParty(agentId))
        .orElseThrow(() -> new EscrowRefusal.NotFound("escrow"));
  }

  /** Since when the node of an escrow's legs does not answer; empty where it does. */
  @Transactional(readOnly = true)
  public Optional<Instant> awaySince(Escrow escrow) {
    return Optional.ofNullable(escrow.node()).flatMap(nodes::awaySince);
  }

  @Transactional(readOnly = true)
  public AgentBalance balance(String agentId) {
    return new AgentBalance(
        -ledger.sumOf(Accounts.balance(agentId)), withdrawals.inFlightOf(agentId));
  }

  @Transactional(readOnly = true)
  public List<AccountSum> accounts() {
    return ledger.sums();
  }

  @Transactional(readOnly = true)
  public List<PostedEntry> entriesAfter(long entryId, int atMost) {
    return ledger.entriesAfter(entryId, atMost);
  }

  /** In msat: what can be drawn, and what is reserved for withdrawals under way. */
  public record AgentBalance(long balanceMsat, long inFlightMsat) {}
}
