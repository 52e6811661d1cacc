package dev.holdfast.torture.audit;

/** What must hold in a market at rest, whatever happened to it. */
public enum Invariant {
  ENTRIES_SUM_TO_ZERO("every journal entry sums to 0 msat, and so does the ledger"),
  ONE_END_PER_LEG("a leg has at most one of settle and refund"),
  ONE_PAYOUT("one payout an escrow and purpose; what LND paid is what the ledger posted"),
  NO_REFUND_OF_WHAT_IS_PAID("no refund while a payout may still have the same share"),
  DECIDED_IN_TIME("no leg reached the height at which LND cancels by itself undecided"),
  LEDGER_FOLLOWS_LND("settled means captured; locked and cancelled means released, or lost"),
  HISTORIES_ARE_PATHS("every history is a path in the transition table"),
  HISTORY_IS_TOLD("every step of a history is told by one event, or still in the outbox"),
  SAME_KEY_SAME_BYTES("the same Idempotency-Key has the same bytes; a refusal changes no row"),
  REPUTATION_IS_RECOMPUTED("each reputation equals its recomputation from the events"),
  NO_PREIMAGE_LEAKS("no preimage in a log, a topic or an answer before its leg is settled"),
  EVERYTHING_ENDS("with the faults off everything becomes final");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  /** Counted from 1. */
  public int number() {
    return ordinal() + 1;
  }

  public String sentence() {
    return sentence;
  }
}
