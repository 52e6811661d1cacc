/**
 * The one call that other services make: whether a payout invoice can be paid. Inside only; the
 * gateway does not route it.
 */
@NullMarked
package dev.holdfast.settlement.api;

import org.jspecify.annotations.NullMarked;
