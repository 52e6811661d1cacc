package dev.holdfast.settlement.domain.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored payouts. */
public interface Payouts {
  Payout save(Payout payout);

  Optional<Payout> findByPayoutId(UUID payoutId);

  /** With its row locked until the end of the transaction. */
  Optional<Payout> lock(UUID payoutId);

  Optional<Payout> findBySubjectIdAndPurpose(UUID subjectId, PayoutPurpose purpose);

  /** The escrow of an order with an award to pay. */
  Optional<UUID> awardedEscrowOfOrder(UUID orderId);

  Optional<UUID> payoutOf(String paymentHash);

  /**
   * Payouts whose payment may be on its way, or that are to be sent by now, or given up: by their
   * ids, those after one of them.
   *
   * @param node that sends them, or holds their legs; empty for those that have none yet
   */
  List<UUID> toDrive(String node, Instant now, UUID after, int atMost);

  /** Lets one claim at a time count what is out, until the end of its transaction. */
  int lockBounds();

  /** What is out to one payee's node, and from one of the market's. */
  Out out(String destination, String node);

  /** Counted together: whoever counts keeps all others from claiming. */
  interface Out {
    /** Payments to the payee's node that may be on their way. */
    long getToDestination();

    /** Payments of the market's node that may be on their way. */
    long getFromNode();

    /**
     * In msat, payments of the node that may be on their way, and those that were made and whose
     * legs are not settled yet: what it costs when the node dies past its deadline.
     */
    long getMsatFromNode();
  }
}
