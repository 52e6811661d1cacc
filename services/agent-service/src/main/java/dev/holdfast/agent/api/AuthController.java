package dev.holdfast.agent.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.agent.app.SignIn;
import dev.holdfast.agent.domain.AccessToken;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Challenge;
import dev.holdfast.agent.domain.NostrEvent;
import dev.holdfast.agent.domain.SignatureScheme;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in: a challenge, then a token. */
@RestController
class AuthController {
  private final SignIn signIn;

  AuthController(SignIn signIn) {
    this.signIn = signIn;
  }

  record ChallengeRequest(
      @JsonProperty("agent_id")
          @NotNull
          @Pattern(
              regexp = "[0-9a-f]{64}",
              message = "must be an x-only public key, 64 characters of lower-case hex")
          String agentId) {}

  record EventView(
      @JsonProperty("pubkey") String pubkey,
      @JsonProperty("created_at") long createdAt,
      @JsonProperty("kind") int kind,
      @JsonProperty("tags") List<List<String>> tags,
      @JsonProperty("content") String content) {

    static EventView of(NostrEvent event) {
      return new EventView(
          event.pubkey(), event.createdAt(), event.kind(), event.tags(), event.content());
    }
  }

  /**
   * @param message the exact text to sign, the NIP-01 serialisation of {@code event}
   */
  record ChallengeView(
      @JsonProperty("challenge") String challenge,
      @JsonProperty("message") String message,
      @JsonProperty("event") EventView event,
      @JsonProperty("expires_at") Instant expiresAt) {}

  record TokenRequest(
      @JsonProperty("challenge") @NotNull @Size(max = 64) String challenge,
      @JsonProperty("scheme") @NotNull String scheme,
      @JsonProperty("signature") @NotNull @Size(max = 200) String signature) {}

  record TokenView(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("agent_id") String agentId) {

    static TokenView of(AccessToken token) {
      return new TokenView(token.token(), "Bearer", token.expiresInSeconds(), token.agent().hex());
    }
  }

  @PostMapping("/v1/auth/challenges")
  ResponseEntity<ChallengeView> challenge(@Valid @RequestBody ChallengeRequest request) {
    Challenge challenge = signIn.challenge(new AgentId(request.agentId()));
    NostrEvent event = challenge.event();
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(
            new ChallengeView(
                challenge.challenge(),
                event.serialised(),
                EventView.of(event),
                challenge.expiresAt()));
  }

  @PostMapping("/v1/auth/tokens")
  ResponseEntity<TokenView> token(@Valid @RequestBody TokenRequest request) {
    SignatureScheme scheme =
        SignatureScheme.named(request.scheme())
            .orElseThrow(() -> Problems.validation("/scheme", "must be schnorr or lnd"));
    AccessToken token = signIn.token(request.challenge(), scheme, request.signature());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TokenView.of(token));
  }
}
