package dev.holdfast.settlement.domain.node;

import java.time.Duration;
import java.util.Optional;

/** The leases as all instances see them. Its clock is the database's, the only one they share. */
public interface LeaseTable {
  /**
   * Takes a lease that has run out, or that the same owner held before it was started anew.
   *
   * @return the fencing number, larger than any before; empty where somebody else holds it
   */
  Optional<Long> take(String node, String owner, Duration time, boolean evenIfOwn);

  /** False where it was taken by somebody else meanwhile. */
  boolean renew(String node, String owner, long fence, Duration time);

  /**
   * Whether the lease is still held, and that it stays so until the current transaction ends:
   * whoever takes it over sees what this transaction stored.
   */
  boolean confirm(String node, String owner, long fence);

  /** It may be taken at once. */
  void release(String node, String owner, long fence);
}
