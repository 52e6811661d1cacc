package dev.holdfast.settlement.domain.hold;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A preimage at rest.
 *
 * @param keyId which of the configured keys opens it
 * @param sealed nonce and ciphertext, bound to the payment hash
 */
@Embeddable
public record SealedPreimage(
    @Column(name = "preimage_key") String keyId, @Column(name = "preimage_sealed") byte[] sealed) {}
