package dev.holdfast.settlement.domain.hold;

import dev.holdfast.settlement.domain.node.PaymentHash;

/** Encrypts preimages for the database and opens them for the one call that needs them. */
public interface PreimageVault {
  /** A new random preimage. */
  Preimage create();

  SealedPreimage seal(Preimage preimage);

  /**
   * @throws IllegalStateException where the key is not configured, or the row was tampered with
   */
  Preimage open(SealedPreimage sealed, PaymentHash hash);
}
