/**
 * An agent's own wallet: an LND node, reached by its gRPC interface with its certificate and a
 * macaroon. It pays hold invoices, which is unlike paying others: they stay in flight until the
 * order ends.
 */
@NullMarked
package dev.holdfast.sdk.wallet;

import org.jspecify.annotations.NullMarked;
