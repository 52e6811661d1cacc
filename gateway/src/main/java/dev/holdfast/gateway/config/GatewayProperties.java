package dev.holdfast.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are, and what a caller may ask of them.
 *
 * @param answerTimeout longer than the longest {@code Prefer: wait}; event streams have none
 * @param requestsPerMinute of one agent, or of one address where there is no token
 */
@ConfigurationProperties("holdfast.gateway")
public record GatewayProperties(
    URI agentUrl,
    URI offerUrl,
    URI orderUrl,
    URI escrowUrl,
    URI disputeUrl,
    URI reputationUrl,
    Duration connectTimeout,
    Duration answerTimeout,
    int requestsPerMinute) {

  /** The services by name, in the order of a market's day. */
  public Map<String, URI> services() {
    Map<String, URI> services = new LinkedHashMap<>();
    services.put("agent", agentUrl);
    services.put("offer", offerUrl);
    services.put("order", orderUrl);
    services.put("escrow", escrowUrl);
    services.put("dispute", disputeUrl);
    services.put("reputation", reputationUrl);
    return services;
  }
}
