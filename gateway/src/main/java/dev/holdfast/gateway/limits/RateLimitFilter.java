package dev.holdfast.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.Problems;
import dev.holdfast.web.problem.ProblemWriter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each caller send so many requests a minute, and says how many are left in the fields of
 * draft-ietf-httpapi-ratelimit-headers-11. A caller is an agent, or an address without a token.
 */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int limit;
  private final ProblemWriter problems;
  private final LoadingCache<String, Bucket> buckets;

  RateLimitFilter(int requestsPerMinute, ProblemWriter problems) {
    this.limit = requestsPerMinute;
    this.problems = problems;
    this.buckets =
        Caffeine.newBuilder()
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .maximumSize(200_000)
            .build(caller -> bucket(requestsPerMinute));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ConsumptionProbe probe = buckets.get(callerOf(request)).tryConsumeAndReturnRemaining(1);
    long secondsToFull = Math.ceilDiv(probe.getNanosToWaitForReset(), 1_000_000_000L);
    response.setHeader("RateLimit-Policy", "\"minute\";q=" + limit + ";w=" + WINDOW.toSeconds());
    response.setHeader(
        "RateLimit", "\"minute\";r=" + probe.getRemainingTokens() + ";t=" + secondsToFull);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long wait = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
    response.setHeader("Retry-After", Long.toString(wait));
    problems.write(
        request,
        response,
        Problems.of(
            ProblemCode.RATE_LIMITED,
            limit + " requests a minute are the limit; wait " + wait + " s."));
  }

  private static String callerOf(HttpServletRequest request) {
    Principal agent = request.getUserPrincipal();
    return agent == null ? request.getRemoteAddr() : agent.getName();
  }

  private static Bucket bucket(int requestsPerMinute) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(requestsPerMinute).refillGreedy(requestsPerMinute, WINDOW))
        .build();
  }
}
