package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A market that has traded for long: every row that traded orders left in the services' databases,
 * copied with other ids, other hashes and other agents until there are so many orders.
 */
public final class ManyOrders {
  private static final List<MarketService> SERVICES =
      List.of(
          MarketService.ORDER,
          MarketService.ESCROW,
          MarketService.SETTLEMENT,
          MarketService.REPUTATION,
          MarketService.OFFER);

  /** Tables with a row or more for each order, found by what they name. */
  private static final String TABLES =
      """
      select distinct c.table_name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema = 'public'
        and c.table_name not in ('outbox', 'node_lease')
        and c.column_name in (
          'order_id', 'escrow_id', 'leg_id', 'payout_id', 'event_id', 'entry_id', 'owner')\
      """;

  private static final String COLUMNS =
      """
      select column_name, data_type from information_schema.columns
      where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'
      order by ordinal_position\
      """;

  private static final int HEX_LENGTH = 64;
  private static final int UUID_LENGTH = 36;

  /**
   * What a text ends with that names an agent or has a hash. A regular expression that counts to 64
   * would take most of the time of all the copying.
   */
  private static final String HEX = "length(%1$s) >= 64 and right(%1$s, 64) ~ '^[0-9a-f]+$'";

  /** What a text ends with that names an order, an escrow or something else of one. */
  private static final String UUID = "right(%1$s, 36) like '________-____-____-____-____________'";

  /**
   * Another id for each copy, which differs in the first 32 bits: in a UUIDv7 those are a time, so
   * copy k is 65 seconds times k older, and the copies of one time stay together in an index.
   */
  private static final String OTHER_UUID =
      "lpad(to_hex((('x' || left(%1$s, 8))::bit(32)::bigint - k) & 4294967295), 8, '0')"
          + " || substr(%1$s, 9)";

  /** Below all that a database gives out: what is copied is older than what is traded. */
  private static final long APART = 1_000_000_000L;

  private static final String[] FAST = {
    // The rows are copies of some that were checked: no trigger has anything to find.
    "set session_replication_role = replica",
    "set synchronous_commit = off",
    "set work_mem = '64MB'",
    "alter system set max_wal_size = '8GB'",
    "select pg_reload_conf()"
  };

  private final BenchMarket market;
  private final Consumer<String> progress;

  /**
   * @param progress is told of each table
   */
  public ManyOrders(BenchMarket market, Consumer<String> progress) {
    this.market = market;
    this.progress = progress;
  }

  /** Orders there are now. */
  public long count() throws SQLException {
    try (Connection connection = connect(MarketService.ORDER);
        Statement sql = connection.createStatement()) {
      return count(sql, "select count(*) from market_order");
    }
  }

  /** Copies until there are at least so many. Nobody may trade meanwhile. */
  public void grow(long orders) throws Exception {
    long copies = Math.ceilDiv(orders, Math.max(1, count())) - 1;
    if (copies == 0) {
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> growing = new ArrayList<>();
      for (MarketService service : SERVICES) {
        growing.add(
            threads.submit(() -> {
              grow(service, copies);
              return service;
            }));
      }
      for (Future<?> one : growing) {
        one.get();
      }
    }
    checkpoint();
  }

  /** Writes to the disk what was copied, which the server would else do while it is measured. */
  private void checkpoint() throws SQLException {
    long began = System.nanoTime();
    try (Connection connection = connect(MarketService.ORDER);
        Statement sql = connection.createStatement()) {
      sql.execute("checkpoint");
    }
    tell(MarketService.ORDER, "checkpoint", began);
  }

  private void grow(MarketService service, long copies) throws SQLException {
    try (Connection connection = connect(service);
        Statement sql = connection.createStatement()) {
      for (String setting : FAST) {
        sql.execute(setting);
      }
      List<String> tables = names(sql, TABLES);
      Indexes indexes = Indexes.drop(sql, tables);
      for (String table : tables) {
        long began = System.nanoTime();
        long rows = copy(sql, table, copies);
        tell(service, "%,d rows of %s".formatted(rows, table), began);
      }
      long began = System.nanoTime();
      indexes.create();
      sql.execute("vacuum analyze");
      tell(service, "indexes and statistics", began);
    }
  }

  private void tell(MarketService service, String what, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    progress.accept("%s: %s in %.1f s".formatted(service.configName(), what, seconds));
  }

  private static long copy(Statement sql, String table, long copies) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    try (ResultSet row = sql.executeQuery(COLUMNS.formatted(table))) {
      while (row.next()) {
        columns.add(row.getString(1));
        types.add(row.getString(2));
      }
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(sql, table, columns.get(i), types.get(i)));
    }
    // The oldest first, so that ids that are times come in their order.
    return sql.executeLargeUpdate(
        """
        insert into %s (%s) overriding system value
        select copied.* from generate_series(%d, 1, -1) as k, lateral (select %s from %s) as copied\
        """
            .formatted(
                table, String.join(", ", columns), copies, String.join(", ", values), table));
  }

  private static String value(Statement sql, String table, String column, String type)
      throws SQLException {
    return switch (type) {
      case "uuid" -> "(%s)::uuid".formatted(OTHER_UUID.formatted(column + "::text"));
      case "bigint" ->
          column.equals("id") || column.equals("entry_id")
              ? "%s - k::bigint * %d".formatted(column, APART)
              : column;
      case "text" -> ofText(sql, table, column);
      default -> column;
    };
  }

  private static String ofText(Statement sql, String table, String column) throws SQLException {
    if (ends(sql, table, column, HEX)) {
      String other = "encode(sha256((%s || k)::bytea), 'hex')".formatted(last(column, HEX_LENGTH));
      return otherEnd(column, HEX, HEX_LENGTH, other);
    }
    if (ends(sql, table, column, UUID)) {
      return otherEnd(column, UUID, UUID_LENGTH, OTHER_UUID.formatted(last(column, UUID_LENGTH)));
    }
    return column;
  }

  private static String last(String column, int length) {
    return "right(%s, %d)".formatted(column, length);
  }

  private static String otherEnd(String column, String pattern, int length, String other) {
    return "case when %2$s then left(%1$s, -%3$d) || %4$s else %1$s end"
        .formatted(column, pattern.formatted(column), length, other);
  }

  private static boolean ends(Statement sql, String table, String column, String pattern)
      throws SQLException {
    return count(
            sql,
            "select count(*) from (select 1 from %s where %s limit 1) as found"
                .formatted(table, pattern.formatted(column)))
        > 0;
  }

  private static List<String> names(Statement sql, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = sql.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static long count(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As the server's owner, who may leave triggers out. */
  private Connection connect(MarketService service) throws SQLException {
    Database database = market.database(service);
    return DriverManager.getConnection(database.url(), "postgres", "postgres");
  }
}
