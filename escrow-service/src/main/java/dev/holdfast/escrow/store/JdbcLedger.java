package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.EntryKind;
import dev.holdfast.escrow.domain.JournalEntry;
import dev.holdfast.escrow.domain.JournalEntry.Line;
import dev.holdfast.escrow.domain.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The journal as two tables that the database itself keeps append only and balanced. */
@Repository
class JdbcLedger implements Ledger {

  private static final String POST =
      """
      with entry as (
        insert into journal_entry (kind, escrow_id, leg_id, reference, posted_at)
        values (?, ?, ?, ?, ?) returning entry_id)
      insert into journal_line (entry_id, position, account, amount_msat)
      select entry_id, place - 1, account, amount_msat
      from entry, unnest(?::text[], ?::bigint[]) with ordinality as line (account, amount_msat, place)\
      """;

  private final JdbcTemplate jdbc;

  JdbcLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void post(JournalEntry entry, Instant at) {
    jdbc.update(
        POST,
        entry.kind().name(),
        entry.escrowId(),
        entry.legId(),
        entry.reference(),
        Timestamp.from(at),
        entry.lines().stream().map(Line::account).toArray(String[]::new),
        entry.lines().stream().map(Line::amountMsat).toArray(Long[]::new));
  }

  @Override
  public long sumOf(String account) {
    Long sum =
        jdbc.queryForObject(
            "select coalesce(sum(amount_msat), 0)::bigint from journal_line where account = ?",
            Long.class,
            account);
    return sum == null ? 0 : sum;
  }

  @Override
  public void lock(String account) {
    jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, account);
  }

  @Override
  public List<AccountSum> sums() {
    return jdbc.query(
        """
        select account, sum(amount_msat)::bigint as amount_msat from journal_line
        group by account having sum(amount_msat) <> 0 or account not like '%:________-%'
        order by account\
        """,
        (row, i) -> new AccountSum(row.getString("account"), row.getLong("amount_msat")));
  }

  @Override
  public List<PostedEntry> entriesAfter(long entryId, int atMost) {
    return jdbc.query(
        """
        select entry_id, kind, escrow_id, leg_id, reference, posted_at from journal_entry
        where entry_id > ? order by entry_id limit ?\
        """,
        this::entry,
        entryId,
        atMost);
  }

  private PostedEntry entry(ResultSet row, int index) throws SQLException {
    long id = row.getLong("entry_id");
    List<Line> lines =
        jdbc.query(
            "select account, amount_msat from journal_line where entry_id = ? order by position",
            (line, i) -> new Line(line.getString("account"), line.getLong("amount_msat")),
            id);
    return new PostedEntry(
        id,
        row.getTimestamp("posted_at").toInstant(),
        new JournalEntry(
            EntryKind.valueOf(row.getString("kind")),
            row.getObject("escrow_id", UUID.class),
            row.getObject("leg_id", UUID.class),
            row.getObject("reference", UUID.class),
            lines));
  }
}
