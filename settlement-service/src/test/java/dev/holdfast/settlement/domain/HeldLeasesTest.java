package dev.holdfast.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.settlement.domain.node.HeldLeases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldLeasesTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final HeldLeases leases =
      new HeldLeases(nanos::get, Duration.ofSeconds(8), Duration.ofSeconds(1));

  @Test
  void a_lease_ends_here_before_it_ends_in_the_database() {
    leases.held("market-1", 4, leases.now());
    nanos.addAndGet(Duration.ofMillis(6_999).toNanos());
    assertThat(leases.owned()).containsExactly("market-1");
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(leases.owns("market-1")).isFalse();
    assertThat(leases.owned()).isEmpty();
  }

  @Test
  void a_lease_counts_from_before_the_database_was_asked_and_not_from_its_answer() {
    long asked = leases.now();
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    leases.held("market-1", 4, asked);
    assertThat(leases.owns("market-1")).isFalse();
  }

  @Test
  void no_call_may_take_longer_than_the_lease_lasts() {
    leases.held("market-1", 4, leases.now());
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(leases.remaining("market-1")).isEqualTo(Duration.ofSeconds(2));
    assertThat(leases.remaining("market-2")).isZero();
  }
}
