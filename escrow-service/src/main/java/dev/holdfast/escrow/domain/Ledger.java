package dev.holdfast.escrow.domain;

import java.time.Instant;
import java.util.List;

/** The double-entry journal: it is added to and read, never changed. */
public interface Ledger {

  void post(JournalEntry entry, Instant at);

  /** The sum of an account's lines, in msat; negative for what the market owes. */
  long sumOf(String account);

  /**
   * Waits until no other transaction decides on this account, and keeps it so until the end of this
   * one: two withdrawals at once must not both find the same balance.
   */
  void lock(String account);

  /** Every account's sum; of accounts there is one for each escrow, so only those not at zero. */
  List<AccountSum> sums();

  /** Entries after an id, oldest first. */
  List<PostedEntry> entriesAfter(long entryId, int atMost);

  record AccountSum(String account, long amountMsat) {}

  record PostedEntry(long entryId, Instant postedAt, JournalEntry entry) {}
}
