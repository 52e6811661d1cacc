package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.domain.node.Pace;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A rate limit for each node; whoever is too many waits. */
public final class RatePace implements Pace {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final Map<String, RateLimiter> limiters = new ConcurrentHashMap<>();
  private final RateLimiterConfig config;

  /**
   * @param perSecond calls, 10 or more
   */
  public RatePace(int perSecond) {
    config =
        RateLimiterConfig.custom()
            .limitRefreshPeriod(TENTH)
            .limitForPeriod(Math.max(1, perSecond / 10))
            .timeoutDuration(Duration.ofMinutes(5))
            .build();
  }

  @Override
  public void await(String node) {
    RateLimiter.waitForPermission(
        limiters.computeIfAbsent(node, name -> RateLimiter.of("compare-" + name, config)));
  }
}
