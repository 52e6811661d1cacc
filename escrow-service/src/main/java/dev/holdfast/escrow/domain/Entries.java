package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.Msat;
import java.util.UUID;

/** The entries of an escrow's life. Each is posted once: unique indexes see to it. */
final class Entries {

  private Entries() {}

  static JournalEntry lock(UUID escrowId, EscrowLeg leg) {
    return JournalEntry.of(EntryKind.LOCK)
        .escrow(escrowId)
        .leg(leg.legId())
        .line(Accounts.HELD, leg.locked().value())
        .line(Accounts.HELD_OBLIGATION, -leg.locked().value())
        .build();
  }

  static JournalEntry release(UUID escrowId, EscrowLeg leg) {
    return JournalEntry.of(EntryKind.RELEASE)
        .escrow(escrowId)
        .leg(leg.legId())
        .line(Accounts.HELD, -leg.locked().value())
        .line(Accounts.HELD_OBLIGATION, leg.locked().value())
        .build();
  }

  /** The leg is the market's now: its amount is owed on, what the payer sent over it is income. */
  static JournalEntry capture(UUID escrowId, EscrowLeg leg, Msat paid) {
    return JournalEntry.of(EntryKind.CAPTURE)
        .escrow(escrowId)
        .leg(leg.legId())
        .line(Accounts.LIGHTNING, paid.value())
        .line(Accounts.escrow(escrowId), -leg.amount().value())
        .line(Accounts.EXCESS, leg.amount().value() - paid.value())
        .line(Accounts.HELD, -leg.locked().value())
        .line(Accounts.HELD_OBLIGATION, leg.locked().value())
        .build();
  }

  /** LND gave back what was awarded: the provider is paid all the same, out of the market's own. */
  static JournalEntry loss(UUID escrowId, EscrowLeg leg) {
    return JournalEntry.of(EntryKind.LOSS)
        .escrow(escrowId)
        .leg(leg.legId())
        .line(Accounts.LOSS, leg.amount().value())
        .line(Accounts.escrow(escrowId), -leg.amount().value())
        .line(Accounts.HELD, -leg.locked().value())
        .line(Accounts.HELD_OBLIGATION, leg.locked().value())
        .build();
  }

  static JournalEntry fee(UUID escrowId, Msat fee) {
    return JournalEntry.of(EntryKind.FEE)
        .escrow(escrowId)
        .line(Accounts.escrow(escrowId), fee.value())
        .line(Accounts.FEES, -fee.value())
        .build();
  }

  /**
   * The provider asked for {@code amount} of what was due; the rest was its routing budget. What of
   * it was not used is its credit, a routing fee beyond it is the market's cost.
   */
  static JournalEntry payout(UUID escrowId, String provider, Msat due, PayoutSucceeded paid) {
    long budget = due.value() - paid.amountMsat().value();
    long routing = paid.routingFeeMsat().value();
    return JournalEntry.of(EntryKind.PAYOUT)
        .escrow(escrowId)
        .reference(paid.payoutId())
        .line(Accounts.escrow(escrowId), due.value())
        .line(Accounts.LIGHTNING, -paid.amountMsat().value() - routing)
        .line(Accounts.balance(provider), -Math.max(0, budget - routing))
        .line(Accounts.ROUTING, Math.max(0, routing - budget))
        .build();
  }

  static JournalEntry credit(UUID escrowId, String provider, Msat due, UUID payoutId) {
    return JournalEntry.of(EntryKind.CREDIT)
        .escrow(escrowId)
        .reference(payoutId)
        .line(Accounts.escrow(escrowId), due.value())
        .line(Accounts.balance(provider), -due.value())
        .build();
  }

  /** The market takes what it does not own: apart from everything else, so that anyone sees it. */
  static JournalEntry intoCustody(UUID escrowId, Msat price) {
    return JournalEntry.of(EntryKind.CUSTODY_IN)
        .escrow(escrowId)
        .line(Accounts.escrow(escrowId), price.value())
        .line(Accounts.custody(escrowId), -price.value())
        .build();
  }

  static JournalEntry outOfCustody(UUID escrowId, Share provider, Share buyer, Msat fee) {
    long all = provider.amount.value() + buyer.amount.value() + fee.value();
    return JournalEntry.of(EntryKind.CUSTODY_OUT)
        .escrow(escrowId)
        .line(Accounts.custody(escrowId), all)
        .line(Accounts.balance(provider.agentId), -provider.amount.value())
        .line(Accounts.balance(buyer.agentId), -buyer.amount.value())
        .line(Accounts.FEES, -fee.value())
        .build();
  }

  record Share(String agentId, Msat amount) {}
}
