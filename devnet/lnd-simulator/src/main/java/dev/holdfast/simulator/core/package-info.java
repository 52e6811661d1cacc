/**
 * What happens on the network: invoices, payments, HTLCs, blocks. Everything is done under the lock
 * of {@link dev.holdfast.simulator.core.World}. Errors and rules are those of LND 0.21; the source
 * of each is its own code.
 */
@NullMarked
package dev.holdfast.simulator.core;

import org.jspecify.annotations.NullMarked;
