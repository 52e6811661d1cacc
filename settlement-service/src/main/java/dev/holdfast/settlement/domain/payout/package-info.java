/**
 * Payments to providers and withdrawals: one row each, claimed by payment hash before it is sent,
 * with a row of its own for each send that LND has not answered yet.
 */
@NullMarked
package dev.holdfast.settlement.domain.payout;

import org.jspecify.annotations.NullMarked;
