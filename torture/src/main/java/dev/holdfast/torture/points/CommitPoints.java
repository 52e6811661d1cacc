package dev.holdfast.torture.points;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
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
    String effect = "commit/" + name(TransactionSynchronizationManager.getCurrentTransactionName());
    if (Points.before(effect) == Trouble.REFUSED) {
      connection.rollback();
      throw new SQLException("the connection was lost before the commit", CONNECTION_LOST);
    }
    connection.commit();
    if (Points.after(effect) == Trouble.ANSWER_LOST) {
      throw new SQLException("the commit was not answered", CONNECTION_LOST);
    }
  }

  /** {@code HoldRecords.settled} for a use case, {@code inbox:leg-settled} for an event. */
  private static String name(@Nullable String transaction) {
    if (transaction == null) {
      return "unnamed";
    }
    if (transaction.equals("inbox")) {
      return "inbox:" + EventPoints.handled();
    }
    int method = transaction.lastIndexOf('.');
    return transaction.substring(transaction.lastIndexOf('.', method - 1) + 1);
  }
}
