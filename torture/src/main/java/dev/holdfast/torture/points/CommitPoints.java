package dev.holdfast.torture.points;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The points of commits to the database, by the use case or the event that they are of. */
final class CommitPoints extends DelegatingDataSource {
  private static final String CONNECTION_LOST = "08006";

  CommitPoints(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            CommitPoints.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")
                  && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                commit(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private static void commit(Connection connection) throws SQLException {
    Set<String> effects = names(TransactionSynchronizationManager.getCurrentTransactionName());
    for (String effect : effects) {
      if (Points.before("commit/" + effect) == Trouble.REFUSED) {
        connection.rollback();
        throw new SQLException("the connection was lost before the commit", CONNECTION_LOST);
      }
    }
    connection.commit();
    for (String effect : effects) {
      if (Points.after("commit/" + effect) == Trouble.ANSWER_LOST) {
        throw new SQLException("the commit was not answered", CONNECTION_LOST);
      }
    }
  }

  /** {@code HoldRecords.settled} for a use case, {@code inbox:leg-settled} for each event. */
  private static Set<String> names(@Nullable String transaction) {
    if (transaction == null) {
      return Set.of("unnamed");
    }
    if (transaction.equals("inbox")) {
      return EventPoints.handled().stream()
          .map(event -> "inbox:" + event)
          .collect(Collectors.toUnmodifiableSet());
    }
    int method = transaction.lastIndexOf('.');
    return Set.of(transaction.substring(transaction.lastIndexOf('.', method - 1) + 1));
  }
}
