package dev.holdfast.bench.work;

import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;

/** What pgbench does, statement by statement, over JDBC: a connection for each client. */
final class JdbcTpcB implements TpcB {
  private static final int SCALE = 10;
  private static final int TELLERS = 10 * SCALE;
  private static final int ACCOUNTS = 100_000 * SCALE;

  private static final String[] TABLES = {
    "create table twin_branches (bid int not null, bbalance int, filler char(88))",
    "create table twin_tellers (tid int not null, bid int, tbalance int, filler char(84))",
    "create table twin_accounts (aid int not null, bid int, abalance int, filler char(84))",
    "create table twin_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
    "insert into twin_branches select b, 0 from generate_series(1, %d) b".formatted(SCALE),
    "insert into twin_tellers select t, (t - 1) / 10 + 1, 0 from generate_series(1, %d) t"
        .formatted(TELLERS),
    "insert into twin_accounts select a, (a - 1) / 100000 + 1, 0, '' from generate_series(1, %d) a"
        .formatted(ACCOUNTS),
    "alter table twin_branches add primary key (bid)",
    "alter table twin_tellers add primary key (tid)",
    "alter table twin_accounts add primary key (aid)",
    "vacuum analyze twin_accounts"
  };

  private final Database database;
  private final List<Client> clients = new ArrayList<>();

  JdbcTpcB(Database database) throws SQLException {
    this.database = database;
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      for (String table : TABLES) {
        sql.execute(table);
      }
    }
  }

  @Override
  public String label() {
    return "TPC-B-like by JDBC (pgbench is not installed)";
  }

  @Override
  public double run(int atOnce, Duration time) throws Exception {
    while (clients.size() < atOnce) {
      clients.add(new Client(connect()));
    }
    var free = new ArrayBlockingQueue<>(atOnce, false, clients.subList(0, atOnce));
    long began = System.nanoTime();
    int count =
        Load.atOnce(
                atOnce,
                time,
                due -> {
                  Client client = free.take();
                  client.transact();
                  return free.add(client);
                })
            .size();
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  @Override
  public void close() throws SQLException {
    for (Client client : clients) {
      client.connection.close();
    }
  }

  private static final class Client {
    private final Connection connection;
    private final PreparedStatement account;
    private final PreparedStatement balance;
    private final PreparedStatement teller;
    private final PreparedStatement branch;
    private final PreparedStatement history;

    Client(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      account = prepare("update twin_accounts set abalance = abalance + ? where aid = ?");
      balance = prepare("select abalance from twin_accounts where aid = ?");
      teller = prepare("update twin_tellers set tbalance = tbalance + ? where tid = ?");
      branch = prepare("update twin_branches set bbalance = bbalance + ? where bid = ?");
      history =
          prepare(
              "insert into twin_history (delta, tid, bid, aid, mtime)"
                  + " values (?, ?, ?, ?, current_timestamp)");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
      return connection.prepareStatement(sql);
    }

    void transact() throws SQLException {
      ThreadLocalRandom chance = ThreadLocalRandom.current();
      int delta = chance.nextInt(-5_000, 5_001);
      int aid = chance.nextInt(1, ACCOUNTS + 1);
      int tid = chance.nextInt(1, TELLERS + 1);
      int bid = chance.nextInt(1, SCALE + 1);
      int unused = set(account, delta, aid).executeUpdate();
      set(balance, aid).executeQuery().close();
      unused = set(teller, delta, tid).executeUpdate();
      unused = set(branch, delta, bid).executeUpdate();
      unused = set(history, delta, tid, bid, aid).executeUpdate();
      connection.commit();
    }

    private static PreparedStatement set(PreparedStatement sql, int... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        sql.setInt(i + 1, values[i]);
      }
      return sql;
    }
  }
}
