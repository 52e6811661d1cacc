package dev.holdfast.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that nobody reads before the transaction that adds them has ended, such as a history's or
 * the outbox's: all of them, of whatever table, go to the database at its end in one statement.
 */
public final class LateRows {
  private final JdbcTemplate jdbc;

  public LateRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a row when, and only when, the current transaction commits.
   *
   * @param values in the order of the table's columns, each as its text is read by PostgreSQL
   * @return whether it is the first row of this table in the transaction
   * @throws IllegalStateException outside a transaction: a row without its change, or a change
   *     without its row, is how two services come to disagree about money
   */
  public boolean add(AppendOnly table, @Nullable Object... values) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a row is added in the transaction of its change");
    }
    if (values.length != table.columns()) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(values.length, table.columns()));
    }
    List<@Nullable Object[]> rows =
        ofTheTransaction().rows.computeIfAbsent(table, added -> new ArrayList<>());
    rows.add(values);
    return rows.size() == 1;
  }

  private Added ofTheTransaction() {
    if (TransactionSynchronizationManager.getResource(this) instanceof Added added) {
      return added;
    }
    Added added = new Added();
    TransactionSynchronizationManager.bindResource(this, added);
    TransactionSynchronizationManager.registerSynchronization(added);
    return added;
  }

  private final class Added implements TransactionSynchronization {
    private final Map<AppendOnly, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

    /** In the transaction: what throws here undoes the change as well. */
    @Override
    public void beforeCommit(boolean readOnly) {
      List<Object> arrays = new ArrayList<>();
      rows.forEach((table, added) -> {
        for (int column = 0; column < table.columns(); column++) {
          arrays.add(texts(added, column));
        }
      });
      jdbc.update(together(rows.keySet()), arrays.toArray());
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(LateRows.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(LateRows.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(LateRows.this);
    }
  }

  private static String together(Collection<AppendOnly> tables) {
    List<String> inserts = new ArrayList<>(tables.stream().map(AppendOnly::insert).toList());
    String last = inserts.removeLast();
    List<String> before = new ArrayList<>();
    for (String insert : inserts) {
      before.add("rows%d as (%s)".formatted(before.size(), insert));
    }
    return before.isEmpty() ? last : "with " + String.join(", ", before) + " " + last;
  }

  private static @Nullable String[] texts(List<@Nullable Object[]> rows, int column) {
    @Nullable String[] texts = new String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = rows.get(i)[column];
      texts[i] = value == null ? null : value.toString();
    }
    return texts;
  }
}
