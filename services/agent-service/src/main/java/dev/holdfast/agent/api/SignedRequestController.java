package dev.holdfast.agent.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.agent.app.RequestSignIn;
import dev.holdfast.agent.domain.AccessToken;
import dev.holdfast.agent.domain.NostrEvent;
import dev.holdfast.agent.domain.SignedRequest;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway's side door: what an agent sent as {@code Authorization: Nostr …} becomes a token, so
 * that the services know tokens alone.
 */
@RestController
class SignedRequestController {
  private final RequestSignIn signIn;
  private final JsonMapper json = JsonMapper.builder().build();

  SignedRequestController(RequestSignIn signIn) {
    this.signIn = signIn;
  }

  /**
   * @param event base64 of the signed event, as it was in the header
   */
  record Exchange(
      @JsonProperty("event") @NotNull @Size(max = 8_192) String event,
      @JsonProperty("method") @NotNull @Size(max = 10) String method,
      @JsonProperty("url") @NotNull @Size(max = 4_096) String url,
      @JsonProperty("payload_sha256") @NotNull @Size(min = 64, max = 64) String payloadSha256) {}

  @PostMapping("/internal/v1/auth/nip98")
  ResponseEntity<AuthController.TokenView> exchange(@Valid @RequestBody Exchange request) {
    JsonNode event = read(request.event());
    NostrEvent claimed =
        new NostrEvent(
            event.path("pubkey").asString(""),
            event.path("created_at").asLong(0),
            event.path("kind").asInt(0),
            tags(event),
            event.path("content").asString(""));
    if (!SignedRequest.hasShape(claimed)) {
      throw notAnEvent();
    }
    AccessToken token =
        signIn.token(
            new SignedRequest(
                claimed,
                event.path("sig").asString(""),
                request.method(),
                request.url(),
                request.payloadSha256()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(AuthController.TokenView.of(token));
  }

  private JsonNode read(String base64) {
    try {
      return json.readTree(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException | JacksonException e) {
      throw notAnEvent();
    }
  }

  private static List<List<String>> tags(JsonNode event) {
    List<List<String>> tags = new ArrayList<>();
    for (JsonNode tag : event.path("tags")) {
      List<String> values = new ArrayList<>();
      tag.forEach(value -> values.add(value.asString("")));
      tags.add(List.copyOf(values));
    }
    return tags;
  }

  private static RuntimeException notAnEvent() {
    return Problems.unauthenticated("Authorization: Nostr needs the base64 of a signed event");
  }
}
