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
      where t.table_type = 'BASE TABLE' and c.table_schema = 'public' and c.table_name <> 'outbox'
        and c.column_name in ('order_id', 'escrow_id', 'leg_id', 'payout_id', 'event_id', 'entry_id',
          'owner')\
      """;

  private static final String COLUMNS =
      """
      select column_name, data_type from information_schema.columns
      where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'
      order by ordinal_position\
      """;

  private static final String HEX = "'[0-9a-f]{64}'";

  /** Above all that a database gives out while it is measured. */
  private static final long APART = 1_000_000_000L;

  private final BenchMarket market;

  public ManyOrders(BenchMarket market) {
    this.market = market;
  }

  /** Orders there are now. */
  public long count() throws SQLException {
    try (Connection connection = connect(MarketService.ORDER);
        Statement sql = connection.createStatement()) {
      return count(sql, "select count(*) from market_order");
    }
  }

  /** Copies until there are at least so many. Nobody may trade meanwhile. */
  public void grow(long orders) throws SQLException {
    long copies = Math.ceilDiv(orders, Math.max(1, count())) - 1;
    for (MarketService service : SERVICES) {
      try (Connection connection = connect(service);
          Statement sql = connection.createStatement()) {
        // The rows are copies of some that were checked: no trigger has anything to find.
        sql.execute("set session_replication_role = replica");
        for (String table : names(sql, TABLES)) {
          copy(sql, table, copies);
        }
        sql.execute("vacuum analyze");
      }
    }
  }

  private static void copy(Statement sql, String table, long copies) throws SQLException {
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
    sql.execute(
        "insert into %s (%s) overriding system value select %s from %s, generate_series(1, %d) as k"
            .formatted(
                table, String.join(", ", columns), String.join(", ", values), table, copies));
  }

  private static String value(Statement sql, String table, String column, String type)
      throws SQLException {
    return switch (type) {
      case "uuid" -> "md5(%s::text || k)::uuid".formatted(column);
      case "bigint" ->
          column.equals("id") || column.equals("entry_id")
              ? "%s + k::bigint * %d".formatted(column, APART)
              : column;
      case "text" -> {
        boolean named =
            count(
                    sql,
                    "select count(*) from (select 1 from %s where %s ~ %s limit 1) as found"
                        .formatted(table, column, HEX))
                > 0;
        yield named
            ? "regexp_replace(%s, %s, encode(sha256((substring(%s from %s) || k)::bytea), 'hex'))"
                .formatted(column, HEX, column, HEX)
            : column;
      }
      default -> column;
    };
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
