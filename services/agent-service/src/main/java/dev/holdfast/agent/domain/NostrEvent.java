package dev.holdfast.agent.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an agent signs: an event as NIP-01 defines it, of kind 22242 (NIP-42), so that a browser
 * extension (NIP-07) can sign it too. It is never published.
 *
 * @param createdAt seconds since 1970
 */
public record NostrEvent(
    String pubkey, long createdAt, int kind, List<List<String>> tags, String content) {
  private static final int CLIENT_AUTHENTICATION = 22242;

  /** The event that answers a challenge. The relay's place is taken by the gateway's URL. */
  public static NostrEvent answering(
      String challenge, AgentId agent, String gatewayUrl, long createdAt) {
    return new NostrEvent(
        agent.hex(),
        createdAt,
        CLIENT_AUTHENTICATION,
        List.of(List.of("relay", gatewayUrl), List.of("challenge", challenge)),
        "");
  }

  /** The exact bytes whose SHA-256 is the event's id: NIP-01's array without any white space. */
  public String serialised() {
    String tagList =
        tags.stream()
            .map(tag -> tag.stream().map(NostrEvent::quoted).collect(Collectors.joining(",")))
            .map(tag -> "[" + tag + "]")
            .collect(Collectors.joining(","));
    return "[0,%s,%d,%d,[%s],%s]"
        .formatted(quoted(pubkey), createdAt, kind, tagList, quoted(content));
  }

  /** NIP-01 escapes these seven characters and includes all others verbatim. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
