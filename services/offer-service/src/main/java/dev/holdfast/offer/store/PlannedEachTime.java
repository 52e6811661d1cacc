package dev.holdfast.offer.store;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * For what agents seek. A plan that is made once for any capability and any words guesses that few
 * offers have them: of 20,000 that all had the capability, each match read all four times.
 */
@Component
class PlannedEachTime {
  private final JdbcTemplate jdbc;

  PlannedEachTime(DataSource database) {
    jdbc =
        new JdbcTemplate(database) {
          @Override
          protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            // The server keeps no statement, and so no plan.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
        };
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }
}
