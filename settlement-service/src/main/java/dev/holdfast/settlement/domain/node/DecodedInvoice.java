package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.Msat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A BOLT11 invoice of somebody else, read by a node.
 *
 * @param destination the payee's key, hex, 33 bytes
 * @param amount null where the payer chooses it
 * @param finalCltvBlocks how long the payee may hold the payment
 * @param blinded the payee hides behind a blinded path
 */
public record DecodedInvoice(
    PaymentHash hash,
    String destination,
    @Nullable Msat amount,
    Instant expiresAt,
    long finalCltvBlocks,
    boolean amp,
    boolean blinded) {}
