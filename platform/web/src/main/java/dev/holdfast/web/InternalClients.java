package dev.holdfast.web;

import org.springframework.web.client.RestClient;

/** Makes clients for the few calls between services. */
public interface InternalClients {

  /**
   * A client of another service. It shows that service the caller's token and request id. Where the
   * service refuses, the call throws its refusal as {@link ProblemException}; where it does not
   * answer in time, or has not for a while, {@code service-unavailable}. A GET is tried again, any
   * other call never.
   *
   * @param service name for logs and for the circuit breaker
   * @param baseUrl without a path
   */
  RestClient to(String service, String baseUrl);
}
