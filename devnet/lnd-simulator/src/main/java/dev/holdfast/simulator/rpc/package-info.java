/**
 * The nodes' gRPC side: TLS, macaroons, LND's services. Each call is one step in the world; each
 * refusal is LND's own text. Faults that a test asked for are made here.
 */
@NullMarked
package dev.holdfast.simulator.rpc;

import org.jspecify.annotations.NullMarked;
