package dev.holdfast.settlement.domain.payout;

import dev.holdfast.money.Msat;
import java.time.Duration;

/**
 * Bounds of payments.
 *
 * @param perDestination payments that may be on their way to one node: its hold invoices could keep
 *     each of them for days
 * @param perNode payments that may be on their way from one node of the pool
 * @param unsettledPerNode their sum: paid, and the legs not settled yet
 * @param cltvLimit blocks from now to the last expiry of a route
 * @param timeoutSeconds for which LND makes new attempts
 * @param blocksToGuard with fewer left the legs are settled first
 * @param longestCall after which a call that was never answered can no longer arrive
 * @param underWayAfter a payment that ends sooner is not told as under way
 */
public record PayoutLimits(
    int perDestination,
    int perNode,
    Msat unsettledPerNode,
    int cltvLimit,
    int timeoutSeconds,
    int maxParts,
    int blocksToGuard,
    Duration longestCall,
    Duration underWayAfter) {}
