package dev.holdfast.settlement.lnd;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Around calls that only read: one more try where the connection broke, and no more calls for a
 * while to a node that does not answer. Never around a call that has an effect, whose repetition is
 * the reconciler's to decide.
 */
final class ReadGuard {
  private final CircuitBreaker breaker;
  private final Retry retry;

  ReadGuard(String node) {
    breaker =
        CircuitBreaker.of(
            "lnd-" + node,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofSeconds(1))
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordException(ReadGuard::isSilence)
                .build());
    retry =
        Retry.of(
            "lnd-" + node,
            RetryConfig.custom()
                .maxAttempts(2)
                .waitDuration(Duration.ofMillis(20))
                .retryOnException(e ->
                    e instanceof StatusRuntimeException s
                        && s.getStatus().getCode() == Status.Code.UNAVAILABLE)
                .build());
  }

  /** A closed door is reported as UNAVAILABLE: nobody knows, which is never a failure. */
  <T> T read(Supplier<T> call) {
    try {
      return Retry.decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, call)).get();
    } catch (CallNotPermittedException e) {
      throw Status.UNAVAILABLE
          .withDescription("the node has not answered for a while")
          .withCause(e)
          .asRuntimeException();
    }
  }

  /** The node is back. */
  void open() {
    breaker.reset();
  }

  private static boolean isSilence(Throwable e) {
    return e instanceof StatusRuntimeException s
        && switch (s.getStatus().getCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, RESOURCE_EXHAUSTED -> true;
          case OK,
              CANCELLED,
              UNKNOWN,
              INVALID_ARGUMENT,
              NOT_FOUND,
              ALREADY_EXISTS,
              PERMISSION_DENIED,
              FAILED_PRECONDITION,
              ABORTED,
              OUT_OF_RANGE,
              UNIMPLEMENTED,
              DATA_LOSS,
              UNAUTHENTICATED ->
              false;
        };
  }
}
