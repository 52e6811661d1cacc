/**
 * The nodes over LND's gRPC interface: connections, the mapping of answers, the watch over their
 * state. Nothing outside of this room sees a stub, a status or a macaroon.
 */
@NullMarked
package dev.holdfast.settlement.lnd;

import org.jspecify.annotations.NullMarked;
