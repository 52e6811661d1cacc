package dev.holdfast.escrow.domain;

import java.util.UUID;

/**
 * The chart of accounts. Assets are positive, what the market owes and what it earned is negative.
 */
public final class Accounts {

  /** The market nodes' own balance in their channels. */
  public static final String LIGHTNING = "lightning";

  /** HTLCs that hold for the market, and what it owes for them: a pair that is off the balance. */
  public static final String HELD = "held:contingent";

  public static final String HELD_OBLIGATION = "held:obligation";
  public static final String FEES = "income:fees";
  public static final String EXCESS = "income:excess";
  public static final String ROUTING = "expense:routing";
  public static final String LOSS = "expense:loss";

  private Accounts() {}

  /** What was captured for an escrow and not yet passed on; zero at rest. */
  public static String escrow(UUID escrowId) {
    return "escrow:" + escrowId;
  }

  /** What the market holds itself until it is decided whose it is; zero where nobody waits. */
  public static String custody(UUID escrowId) {
    return "custody:" + escrowId;
  }

  /** What an agent can draw. */
  public static String balance(String agentId) {
    return "balance:" + agentId;
  }

  /** What is reserved for a withdrawal under way. */
  public static String draw(UUID withdrawalId) {
    return "draws:" + withdrawalId;
  }
}
