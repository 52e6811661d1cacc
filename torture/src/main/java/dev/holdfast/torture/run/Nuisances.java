package dev.holdfast.torture.run;

import dev.holdfast.launcher.Lightning;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.torture.market.TorturedMarket;
import io.grpc.Status;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong around the services while they die: nodes that are away for some seconds,
 * payments that fail, are refused or stay on their way. Without it nobody comes to half of the
 * points.
 */
final class Nuisances implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Nuisances.class);

  /** Longer than what makes settlement-service tell that a node is away. */
  private static final Duration LONG = Duration.ofSeconds(8);

  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final int LONGEST_PAUSE_MILLIS = 12_000;
  private static final String SEND = "SendPaymentV2";

  private final TorturedMarket market;
  private final Random chance;
  private final Thread thread;
  private volatile boolean ending;

  Nuisances(TorturedMarket market, Random chance) {
    this.market = market;
    this.chance = chance;
    this.thread = Thread.ofVirtual().name("nuisances").start(this::run);
  }

  private void run() {
    try {
      while (!ending) {
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(LONGEST_PAUSE_MILLIS));
        one();
      }
    } catch (InterruptedException e) {
      // The market is about to end.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("nothing goes wrong any more", e);
    }
  }

  private void one() throws InterruptedException {
    String node = Lightning.MARKET.get(chance.nextInt(Lightning.MARKET.size()));
    switch (chance.nextInt(8)) {
      case 0 -> market.killNode(node, LONG);
      case 1 -> market.killNode("buyer", SHORT);
      case 2 -> market.killNodes(LONG);
      case 3 ->
          market
              .faults(node)
              .ifPresent(faults ->
                  faults.failPayments(
                      PaymentFailureReason.FAILURE_REASON_NO_ROUTE, 1 + chance.nextInt(8)));
      case 4 ->
          market
              .faults(node)
              .ifPresent(faults ->
                  faults.refuse(SEND, 1, Status.UNKNOWN.withDescription("CLTV delta of 0")));
      case 5 ->
          market
              .faults(node)
              .ifPresent(faults ->
                  faults.breakAnswers(
                      SEND, 1, Status.UNKNOWN.withDescription("payment is in transition")));
      case 6 -> market.faults(node).ifPresent(faults -> faults.refuse(SEND, 2));
      default -> keepPayments(node);
    }
  }

  private void keepPayments(String node) throws InterruptedException {
    market.faults(node).ifPresent(faults -> faults.keepPaymentsInFlight(true));
    TimeUnit.NANOSECONDS.sleep(SHORT.toNanos());
    market.faults(node).ifPresent(faults -> faults.keepPaymentsInFlight(false));
  }

  /** Ends what is under way, and what was to come. */
  @Override
  public void close() throws InterruptedException {
    ending = true;
    thread.join();
    Lightning.MARKET.forEach(node -> market.faults(node).ifPresent(faults -> faults.clear()));
  }
}
