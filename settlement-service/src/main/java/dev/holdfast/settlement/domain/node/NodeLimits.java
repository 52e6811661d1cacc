package dev.holdfast.settlement.domain.node;

import java.time.Duration;

/**
 * What a node may be like before somebody is called.
 *
 * @param blocksBehind the highest known; one that is further behind gets no new legs and payouts
 * @param patience before the alarm
 * @param awayAfter without an answer its legs are shown as waiting for it
 * @param lostAfterBlocks after the expiry of its HTLCs the legs of a node that is away are given up
 */
public record NodeLimits(
    int blocksBehind, Duration patience, Duration awayAfter, int lostAfterBlocks) {}
