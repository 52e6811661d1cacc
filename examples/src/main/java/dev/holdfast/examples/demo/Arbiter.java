package dev.holdfast.examples.demo;

import dev.holdfast.money.Percent;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Dispute;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides the demo's disputes by doing the buyer's check again. */
final class Arbiter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HoldfastClient market;

  Arbiter(DemoSetup setup) {
    this.market = HoldfastClient.connect(setup.gateway(), setup.arbiter());
  }

  /**
   * Awards all or nothing.
   *
   * @param fault what is wrong with the work; none where nothing is
   * @throws IllegalStateException where the case does not appear
   */
  void decide(UUID orderId, @Nullable String fault) throws InterruptedException {
    Dispute dispute = caseOf(orderId);
    market.disputes().claim(dispute.disputeId());
    if (fault == null) {
      market.disputes().award(dispute.disputeId(), Percent.ALL, "The work is what was ordered.");
    } else {
      market.disputes().award(dispute.disputeId(), Percent.NOTHING, "It is true: " + fault + ".");
    }
  }

  /** Awards a part, as neither side is wholly right. */
  void split(UUID orderId, Percent toProvider) throws InterruptedException {
    Dispute dispute = caseOf(orderId);
    market.disputes().claim(dispute.disputeId());
    market.disputes().award(dispute.disputeId(), toProvider, "There is something in both claims.");
  }

  /** The case opens some moments after the order was disputed. */
  private Dispute caseOf(UUID orderId) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Dispute> found =
          market.disputes().list().filter(d -> d.orderId().equals(orderId)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    throw new IllegalStateException("the arbiter sees no case of order " + orderId);
  }

  @Override
  public void close() {
    market.close();
  }
}
