package dev.holdfast.launcher.demo;

import dev.holdfast.launcher.Market;
import dev.holdfast.launcher.NodeBooks;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.BalanceSheet;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Compares the market's ledger with what its Lightning nodes say they own. To be made before the
 * first order: it is changes that are compared.
 */
final class Audit {
  private static final String LIGHTNING = "lightning";

  private final Market market;
  private final long nodesAtFirst;
  private final long ledgerAtFirst;

  Audit(Market market) {
    this.market = market;
    this.nodesAtFirst = market.nodeBooks().localMsat();
    this.ledgerAtFirst = sheet().of(LIGHTNING);
  }

  /**
   * What was found.
   *
   * @param good whether the books agree to the millisatoshi
   */
  record Finding(boolean good, String text) {}

  /** Asks until the books agree: the last leg may still be on its way. */
  Finding await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    Finding finding = now();
    while (!finding.good() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(250);
      finding = now();
    }
    return finding;
  }

  private Finding now() {
    NodeBooks.Sum nodes = market.nodeBooks();
    BalanceSheet sheet = sheet();
    long ledger = sheet.of(LIGHTNING) - ledgerAtFirst;
    long owned = nodes.localMsat() - nodesAtFirst;
    boolean good = sheet.totalMsat() == 0 && ledger == owned && nodes.unsettledMsat() == 0;
    return new Finding(
        good,
        ("%s: the ledger sums to %d msat; its lightning account changed by %d msat, the market's"
                + " nodes by %d msat, %s.")
            .formatted(
                good ? "The books agree" : "THE BOOKS DO NOT AGREE",
                sheet.totalMsat(),
                ledger,
                owned,
                nodes.unsettledMsat() == 0
                    ? "with no HTLC pending"
                    : "with " + nodes.unsettledMsat() + " msat pending"));
  }

  private BalanceSheet sheet() {
    try (HoldfastClient operator =
        HoldfastClient.connect(market.gateway(), market.keys().operator())) {
      return operator.balanceSheet();
    }
  }
}
