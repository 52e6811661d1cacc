package dev.holdfast.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service is told about its surroundings.
 *
 * @param publicUrl of the gateway, without a slash at the end: the beginning of problem types
 * @param jwksUri where the public keys of the tokens are; not needed by the service that has them
 * @param issuer of every token
 */
@ConfigurationProperties("holdfast")
public record WebProperties(
    @DefaultValue("http://localhost:8080") String publicUrl,
    @Nullable URI jwksUri,
    @DefaultValue("holdfast") String issuer,
    @DefaultValue Web web) {

  public WebProperties {
    while (publicUrl.endsWith("/")) {
      publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
    }
  }

  /**
   * @param publicPaths open without a token: {@code GET /v1/offers/**} or, for all methods, {@code
   *     /v1/auth/**}
   * @param protectedPaths that need a token; all by default. What is in neither list is open, so
   *     that the gateway can say 404 of a path that does not exist
   * @param maxBodyBytes of a request
   * @param idempotencyRetention how long a first answer is kept
   * @param idempotencyClaim how long a first request may run before its key is free again
   */
  public record Web(
      @DefaultValue List<String> publicPaths,
      @DefaultValue("/**") List<String> protectedPaths,
      @DefaultValue("1048576") int maxBodyBytes,
      @DefaultValue("24h") Duration idempotencyRetention,
      @DefaultValue("60s") Duration idempotencyClaim) {}
}
