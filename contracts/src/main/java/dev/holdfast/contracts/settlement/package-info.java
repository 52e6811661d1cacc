/**
 * What settlement-service tells: what LND said of legs and payouts, and the height of the chain.
 */
@NullMarked
package dev.holdfast.contracts.settlement;

import org.jspecify.annotations.NullMarked;
