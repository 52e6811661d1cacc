/** Tests of payouts without any server. */
@NullMarked
package dev.holdfast.settlement.domain.payout;

import org.jspecify.annotations.NullMarked;
