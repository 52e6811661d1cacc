package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Load;
import dev.holdfast.escrow.domain.Accounts;
import dev.holdfast.escrow.domain.EntryKind;
import dev.holdfast.escrow.domain.JournalEntry;
import dev.holdfast.escrow.domain.JournalEntry.Line;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The ledger: an entry of four lines in a transaction of its own, as each step of an escrow is. */
final class Posting implements Part {
  private static final int AT_ONCE = 10;
  private static final long MSAT = 1_000_000;

  /** What the ledger's tables are, without what keeps them balanced and complete. */
  private static final String[] BARE = {
    "create table bare_entry (entry_id bigint generated always as identity primary key, kind text,"
        + " escrow_id uuid, leg_id uuid, reference uuid, posted_at timestamptz)",
    "create table bare_line (entry_id bigint, position int, account text, amount_msat bigint,"
        + " primary key (entry_id, position))"
  };

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    try (Besides besides = Besides.start(stage.market(), "posting")) {
      for (String table : BARE) {
        besides.jdbc().execute(table);
      }
      var unused = Load.atOnce(AT_ONCE, stage.each(), due -> post(besides));
      for (int round = 0; round < stage.extent().rounds(); round++) {
        String atOnce = ", %d at once".formatted(AT_ONCE);
        sheet.add("ledger postings" + atOnce, "/s", rate(stage, () -> post(besides)));
        sheet.add("bare INSERTs of the same rows" + atOnce, "/s", rate(stage, () -> bare(besides)));
      }
    }
  }

  private interface Posted {
    UUID once();
  }

  private static double rate(Stage stage, Posted post) throws Exception {
    long began = System.nanoTime();
    int count = Load.atOnce(AT_ONCE, stage.each(), due -> post.once()).size();
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private static UUID post(Besides besides) {
    JournalEntry entry = entry();
    besides
        .transactions()
        .executeWithoutResult(status -> besides.ledger().post(entry, Instant.now()));
    return UUID.randomUUID();
  }

  private static JournalEntry entry() {
    UUID escrow = UUID.randomUUID();
    return new JournalEntry(
        EntryKind.CAPTURE,
        escrow,
        UUID.randomUUID(),
        null,
        List.of(
            new Line(Accounts.LIGHTNING, MSAT),
            new Line(Accounts.escrow(escrow), -MSAT),
            new Line(Accounts.HELD, -MSAT),
            new Line(Accounts.HELD_OBLIGATION, MSAT)));
  }

  private static UUID bare(Besides besides) {
    JournalEntry entry = entry();
    besides
        .transactions()
        .executeWithoutResult(status -> {
          Long id =
              besides
                  .jdbc()
                  .queryForObject(
                      "insert into bare_entry (kind, escrow_id, leg_id, posted_at)"
                          + " values (?, ?, ?, ?) returning entry_id",
                      Long.class,
                      entry.kind().name(),
                      entry.escrowId(),
                      entry.legId(),
                      Timestamp.from(Instant.now()));
          for (int i = 0; i < entry.lines().size(); i++) {
            Line line = entry.lines().get(i);
            besides
                .jdbc()
                .update(
                    "insert into bare_line values (?, ?, ?, ?)",
                    id,
                    i,
                    line.account(),
                    line.amountMsat());
          }
        });
    return UUID.randomUUID();
  }
}
