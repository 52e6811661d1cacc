package dev.holdfast.torture.audit;

import dev.holdfast.testkit.embedded.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What waits for a window of its own: a payment was asked for, the answer never came, and until its
 * invoice has run out for ten minutes the node may still begin to pay. Nothing may be credited
 * before that.
 */
public final class InDoubt {
  private static final String WAITING =
      """
      select p.subject_id, p.order_id from payout p
      where p.state not in ('SUCCEEDED', 'CREDITED') and exists (
        select 1 from payout_send s where s.payout_id = p.payout_id
        and s.answered_at is null and s.given_up_at is not null
        and (s.invoice_expires_at is null
          or s.invoice_expires_at + interval '10 minutes' > now()))\
      """;

  private InDoubt() {}

  /** Ids of the orders, escrows and withdrawals that do. */
  public static Set<String> idsIn(Database settlement) throws SQLException {
    Set<String> ids = new TreeSet<>();
    for (List<String> payout : payoutsIn(settlement)) {
      ids.addAll(payout);
    }
    ids.remove("");
    return ids;
  }

  /** How many escrows and withdrawals do. */
  public static int subjectsIn(Database settlement) throws SQLException {
    return payoutsIn(settlement).size();
  }

  private static List<List<String>> payoutsIn(Database settlement) throws SQLException {
    return Evidence.table(settlement, WAITING);
  }
}
