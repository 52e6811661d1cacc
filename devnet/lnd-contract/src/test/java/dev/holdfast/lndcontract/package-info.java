/**
 * What Holdfast relies on in LND, as tests that speak gRPC only. The same classes run on the
 * simulator and on real nodes: {@code -Dholdfast.devnet=<class>}. Each test makes its own invoices
 * and leaves the nodes running.
 */
@NullMarked
package dev.holdfast.lndcontract;

import org.jspecify.annotations.NullMarked;
