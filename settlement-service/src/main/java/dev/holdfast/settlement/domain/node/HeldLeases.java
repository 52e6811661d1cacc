package dev.holdfast.settlement.domain.node;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The leases of this instance, by a clock that never jumps. They count as over some time before the
 * database says so: the difference is what the clocks of both may drift apart meanwhile.
 */
public final class HeldLeases implements NodeLeases {
  private record Lease(long fence, long until) {}

  private final Map<String, Lease> leases = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final Duration time;
  private final Duration margin;

  /**
   * @param nanos such as {@link System#nanoTime}
   * @param time of a lease in the database
   * @param margin by which it ends earlier here
   */
  public HeldLeases(LongSupplier nanos, Duration time, Duration margin) {
    this.nanos = nanos;
    this.time = time;
    this.margin = margin;
  }

  /** Read before the database is asked, since its lease begins somewhere between. */
  public long now() {
    return nanos.getAsLong();
  }

  public Duration time() {
    return time;
  }

  public void held(String node, long fence, long askedAt) {
    leases.put(node, new Lease(fence, askedAt + time.minus(margin).toNanos()));
  }

  public void lost(String node) {
    leases.remove(node);
  }

  /** The fencing number, also of a lease that is over here and perhaps not in the database. */
  public OptionalLong fence(String node) {
    Lease lease = leases.get(node);
    return lease == null ? OptionalLong.empty() : OptionalLong.of(lease.fence());
  }

  @Override
  public Duration remaining(String node) {
    Lease lease = leases.get(node);
    return lease == null ? Duration.ZERO : Duration.ofNanos(lease.until() - now());
  }

  @Override
  public Set<String> owned() {
    return leases.keySet().stream().filter(this::owns).collect(Collectors.toUnmodifiableSet());
  }
}
