package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node's clock says at least. LND tells it nowhere; but it stamps each invoice, and this
 * process knows when AddHoldInvoice had been answered: by so much the node is behind at most. It is
 * measured with every invoice, so that a clock that drifts is followed.
 */
final class NodeClock {
  private static final int REMEMBERED = 1_000;

  private final Clock clock;
  private final Map<PaymentHash, Instant> answered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PaymentHash, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };
  private @Nullable Duration behind;

  NodeClock(Clock clock) {
    this.clock = clock;
  }

  synchronized void added(PaymentHash hash) {
    answered.put(hash, clock.instant());
  }

  synchronized void seen(Invoice invoice) {
    Instant after = answered.remove(PaymentHash.of(invoice.getRHash().toByteArray()));
    if (after != null) {
      behind = Duration.between(Instant.ofEpochSecond(invoice.getCreationDate()), after);
    }
  }

  synchronized Optional<Instant> now() {
    return Optional.ofNullable(behind).map(clock.instant()::minus);
  }
}
