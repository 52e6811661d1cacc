package dev.holdfast.agent.domain;

import java.time.Duration;

/**
 * @param gatewayUrl that the signed event names: a signature for another market is of no use here
 * @param challengesPerAgent open at once; a further one takes the oldest one's place
 * @param challengesInAll open at once; a further one is refused
 */
public record SignInRules(
    String gatewayUrl, Duration challengeLife, int challengesPerAgent, int challengesInAll) {}
