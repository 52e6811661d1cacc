package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.Payouts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A payout for the transaction alone, and before it the escrow and the legs that it is paid from.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LockedPayouts {
  private final Escrows escrows;
  private final Payouts payouts;

  public LockedPayouts(Escrows escrows, Payouts payouts) {
    this.escrows = escrows;
    this.payouts = payouts;
  }

  public Payout lock(UUID payoutId) {
    Optional<Payout> payout =
        escrows.lockByAward(payoutId).isPresent()
            ? payouts.findByPayoutId(payoutId)
            : payouts.lock(payoutId);
    return payout.orElseThrow();
  }
}
