package dev.holdfast.gateway.routes;

import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import dev.holdfast.web.request.BodyTooLargeException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How a request gets to its service. A service that does not answer is a 503 problem at once, after
 * a few failures without asking it again. Nothing is repeated here: only the caller knows whether a
 * request may be, and has an Idempotency-Key for it.
 */
final class Upstreams {

  private static final Logger log = LoggerFactory.getLogger(Upstreams.class);

  private final ProxyExchangeHandlerFunction answering;
  private final EventStreams streaming;
  private final CircuitBreakerRegistry breakers =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(20)
              .minimumNumberOfCalls(10)
              .failureRateThreshold(50)
              .waitDurationInOpenState(Duration.ofSeconds(2))
              .permittedNumberOfCallsInHalfOpenState(3)
              .recordException(Upstreams::isUnreachable)
              .build());

  Upstreams(ProxyExchangeHandlerFunction answering, EventStreams streaming) {
    this.answering = answering;
    this.streaming = streaming;
  }

  HandlerFunction<ServerResponse> answering() {
    return answering;
  }

  HandlerFunction<ServerResponse> streaming() {
    return streaming;
  }

  HandlerFilterFunction<ServerResponse, ServerResponse> guard(String service) {
    CircuitBreaker breaker = breakers.circuitBreaker(service);
    return (request, next) -> {
      if (!breaker.tryAcquirePermission()) {
        throw unavailable(
            service, CallNotPermittedException.createCallNotPermittedException(breaker));
      }
      long began = System.nanoTime();
      try {
        ServerResponse answer = next.handle(request);
        breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
      } catch (ResourceAccessException | IOException e) {
        if (BodyTooLargeException.isBehind(e)) {
          // The caller's fault: counted here it would cut the service off for everybody.
          breaker.releasePermission();
          throw Problems.of(ProblemCode.PAYLOAD_TOO_LARGE, "the body is larger than allowed");
        }
        breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, e);
        throw unavailable(service, e);
      } catch (Exception e) {
        breaker.releasePermission();
        throw e;
      }
    };
  }

  static boolean wantsEventStream(List<MediaType> accepted) {
    return accepted.stream()
        .anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM) && type.isConcrete());
  }

  private static boolean isUnreachable(Throwable e) {
    return e instanceof ResourceAccessException || e instanceof IOException;
  }

  private static ProblemException unavailable(String service, Exception cause) {
    log.warn("{}-service does not answer: {}", service, cause.toString());
    return Problems.serviceUnavailable("The " + service + " service does not answer.");
  }
}
