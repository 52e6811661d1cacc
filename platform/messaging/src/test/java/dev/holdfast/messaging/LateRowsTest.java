package dev.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.testkit.TestPostgres;
import dev.holdfast.testkit.embedded.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class LateRowsTest {
  private static final AppendOnly NOTES =
      AppendOnly.table("note", "about uuid", "text text", "at timestamptz");
  private static final AppendOnly MARKS = AppendOnly.table("mark", "value bigint");
  private static final AppendOnly TAGS = AppendOnly.table("tag", "text text");

  private JdbcTemplate jdbc;
  private JdbcTransactionManager manager;
  private LateRows rows;

  @BeforeEach
  void makeTables() {
    Database database = TestPostgres.newDatabase("late");
    var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
    jdbc = new JdbcTemplate(source);
    manager = new JdbcTransactionManager(source);
    rows = new LateRows(jdbc);
    jdbc.execute(
        "create table note (id bigint generated always as identity, about uuid, text text, at"
            + " timestamptz not null)");
    jdbc.execute(
        "create table mark (id bigint generated always as identity, value bigint check (value > 0))");
    jdbc.execute("create table tag (text text)");
  }

  @Test
  void rows_of_several_tables_keep_the_order_in_which_they_were_added() {
    UUID order = UUID.randomUUID();
    Instant at = Instant.parse("2026-01-02T03:04:05.678901Z");
    inTransaction(() -> {
      rows.add(NOTES, order, "first, with {\"quotes\"}", at);
      rows.add(MARKS, 3);
      rows.add(NOTES, null, "second", at);
      rows.add(TAGS, "only");
      rows.add(MARKS, 1);
      assertThat(texts("select text from note")).isEmpty();
    });
    assertThat(texts("select text from note order by id"))
        .containsExactly("first, with {\"quotes\"}", "second");
    assertThat(texts("select about::text from note order by id"))
        .containsExactly(order.toString(), null);
    assertThat(jdbc.queryForObject("select min(at) from note", java.sql.Timestamp.class))
        .isEqualTo(java.sql.Timestamp.from(at));
    assertThat(texts("select value::text from mark order by id")).containsExactly("3", "1");
    assertThat(texts("select text from tag")).containsExactly("only");
  }

  @Test
  void a_row_that_the_database_refuses_undoes_the_change_it_came_with() {
    assertThatThrownBy(() ->
            inTransaction(() -> {
              jdbc.update("insert into tag (text) values ('the change')");
              rows.add(MARKS, -1);
            }))
        .isInstanceOf(DataAccessException.class);
    assertThat(texts("select text from tag")).isEmpty();
  }

  @Test
  void nothing_is_added_of_a_change_that_is_undone_nor_of_one_that_has_no_transaction() {
    new TransactionTemplate(manager)
        .executeWithoutResult(status -> {
          rows.add(TAGS, "undone");
          status.setRollbackOnly();
        });
    assertThat(texts("select text from tag")).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> rows.add(TAGS, "alone"));
  }

  @Test
  void a_transaction_within_another_adds_its_own_rows() {
    TransactionTemplate own = new TransactionTemplate(manager);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    new TransactionTemplate(manager)
        .executeWithoutResult(status -> {
          rows.add(TAGS, "outer");
          own.executeWithoutResult(inner -> rows.add(TAGS, "inner"));
          assertThat(texts("select text from tag")).containsExactly("inner");
          status.setRollbackOnly();
        });
    assertThat(texts("select text from tag")).containsExactly("inner");
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(manager).executeWithoutResult(status -> work.run());
  }

  private List<String> texts(String sql) {
    return jdbc.queryForList(sql, String.class);
  }
}
