package dev.holdfast.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that carries its own proof, as NIP-98 defines it: an event that names the method, the
 * URL and the hash of the body, made within the last minute.
 *
 * @param url absolute, as the caller sent it to the gateway
 * @param payloadSha256 of the body in hex; of no body at all, the hash of nothing
 */
public record SignedRequest(
    NostrEvent event, String signature, String method, String url, String payloadSha256) {
  /** How far the caller's clock may be off, either way. */
  public static final Duration TOLERANCE = Duration.ofSeconds(60);

  private static final int HTTP_AUTHENTICATION = 27235;
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** What is wrong with the event, apart from its signature; empty where nothing is. */
  public Optional<String> fault(Instant now) {
    long latest = now.plus(TOLERANCE).getEpochSecond();
    long earliest = now.minus(TOLERANCE).getEpochSecond();
    if (event.kind() != HTTP_AUTHENTICATION) {
      return Optional.of("the event's kind must be " + HTTP_AUTHENTICATION);
    }
    if (event.createdAt() < earliest || event.createdAt() > latest) {
      return Optional.of("the event must be made within " + TOLERANCE.toSeconds() + " seconds");
    }
    if (!tag("u").equals(Optional.of(url))) {
      return Optional.of("the event's u tag must be " + url);
    }
    if (!tag("method").map(method::equalsIgnoreCase).orElse(false)) {
      return Optional.of("the event's method tag must be " + method);
    }
    Optional<String> payload = tag("payload");
    boolean right =
        payload.map(payloadSha256::equalsIgnoreCase).orElse(payloadSha256.equals(OF_NOTHING));
    return right
        ? Optional.empty()
        : Optional.of("the event's payload tag must be the SHA-256 of the body in hex");
  }

  private Optional<String> tag(String name) {
    return event.tags().stream()
        .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
        .map(tag -> tag.get(1))
        .findFirst();
  }

  /** Refuses what is not shaped like an event. */
  public static boolean hasShape(NostrEvent event) {
    List<List<String>> tags = event.tags();
    return AgentId.isOne(event.pubkey()) && tags.size() <= 20;
  }
}
