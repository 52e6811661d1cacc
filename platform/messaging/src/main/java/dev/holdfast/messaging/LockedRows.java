package dev.holdfast.messaging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Locking;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * An aggregate and what it owns, read in one statement with their rows locked until the end of the
 * transaction. The owned rows are locked as well, since only of locked rows does PostgreSQL read
 * the newest version when it had to wait: the others it would give as they were before, and a
 * settled leg would be open. Rows are locked in the order in which the query names their tables, so
 * what every change locks first has to come first.
 */
public final class LockedRows {
  private LockedRows() {}

  /**
   * One aggregate.
   *
   * @param query in HQL, with {@code :id} in it; what it fetches is locked with what it selects
   * @throws org.hibernate.NonUniqueResultException if it finds more than one
   */
  public static <T> Optional<T> find(
      EntityManager entities, Class<T> selected, String query, UUID id) {
    return query(entities, selected, query, id).uniqueResultOptional();
  }

  /** Where the query selects several things: once for each row that it fetches with them. */
  public static List<Object[]> findTogether(EntityManager entities, String query, UUID id) {
    return query(entities, Object[].class, query, id).getResultList();
  }

  private static <T> SelectionQuery<T> query(
      EntityManager entities, Class<T> selected, String query, UUID id) {
    return entities
        .unwrap(Session.class)
        .createSelectionQuery(query, selected)
        .setParameter("id", id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setLockScope(Locking.Scope.INCLUDE_FETCHES);
  }
}
