package dev.holdfast.web.client;

import dev.holdfast.web.Problems;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Does not let callers queue up before a service that is down, and tries a read once more where the
 * connection failed. A call that may have had an effect is never repeated here: its answer was
 * lost, which does not mean that nothing happened.
 */
final class Guard implements ClientHttpRequestInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final int TRIES_OF_A_READ = 3;

  private final String service;
  private final CircuitBreaker breaker;

  Guard(String service) {
    this.service = service;
    this.breaker =
        CircuitBreaker.of(
            service,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
    int tries = request.getMethod() == HttpMethod.GET ? TRIES_OF_A_READ : 1;
    for (int attempt = 1; ; attempt++) {
      try {
        return once(request, body, execution);
      } catch (CallNotPermittedException e) {
        throw Problems.serviceUnavailable(service + " does not answer at the moment");
      } catch (IOException e) {
        LOG.warn("{} did not answer {} {}", service, request.getMethod(), request.getURI(), e);
        if (attempt >= tries) {
          throw Problems.serviceUnavailable(service + " does not answer at the moment");
        }
      }
    }
  }

  private ClientHttpResponse once(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    breaker.acquirePermission();
    long started = System.nanoTime();
    try {
      ClientHttpResponse response = execution.execute(request, body);
      // A refusal is an answer. 503 with a problem is one as well: the service itself is there.
      breaker.onSuccess(System.nanoTime() - started, TimeUnit.NANOSECONDS);
      return response;
    } catch (IOException | RuntimeException e) {
      breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }
}
