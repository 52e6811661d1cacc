/** What the service listens to: escrow-service's decisions, new payout invoices, and the clock. */
@NullMarked
package dev.holdfast.settlement.events;

import org.jspecify.annotations.NullMarked;
