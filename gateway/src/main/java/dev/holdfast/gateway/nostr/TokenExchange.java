package dev.holdfast.gateway.nostr;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Asks agent-service, which checks the signature and remembers the event, for a token. */
final class TokenExchange {
  private final RestClient agents;
  private final String publicUrl;

  TokenExchange(RestClient agents, String publicUrl) {
    this.agents = agents;
    this.publicUrl = publicUrl;
  }

  private record Exchange(
      @JsonProperty("event") String event,
      @JsonProperty("method") String method,
      @JsonProperty("url") String url,
      @JsonProperty("payload_sha256") String payloadSha256) {}

  private record Token(@JsonProperty("access_token") String accessToken) {}

  /**
   * The URL that must have been signed is the public one, whatever name this process is reached by.
   *
   * @param event base64, as it came
   */
  String tokenFor(String event, HttpServletRequest request, byte[] body) {
    String query = request.getQueryString();
    String url = publicUrl + request.getRequestURI() + (query == null ? "" : "?" + query);
    Token token =
        agents
            .post()
            .uri("/internal/v1/auth/nip98")
            .contentType(MediaType.APPLICATION_JSON)
            .body(new Exchange(event, request.getMethod(), url, sha256(body)))
            .retrieve()
            .body(Token.class);
    if (token == null) {
      throw Problems.serviceUnavailable("the agent service does not answer at the moment");
    }
    return token.accessToken();
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
