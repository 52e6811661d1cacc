package dev.holdfast.bench.work;

import dev.holdfast.testkit.embedded.Database;
import java.time.Duration;

/** TPC-B-like transactions, at scale 10, on the server and the disk of the market. */
public interface TpcB extends AutoCloseable {
  /** PostgreSQL's own pgbench where it is installed, else the same by JDBC. */
  static TpcB on(Database database) throws Exception {
    return PgBench.isInstalled() ? new PgBench(database) : new JdbcTpcB(database);
  }

  /** Which of them it is. */
  String label();

  /** Transactions a second. */
  double run(int atOnce, Duration time) throws Exception;

  @Override
  void close() throws Exception;
}
