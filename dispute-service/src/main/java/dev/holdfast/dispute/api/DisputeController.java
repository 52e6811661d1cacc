package dev.holdfast.dispute.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.dispute.app.Cases;
import dev.holdfast.dispute.app.Cases.CaseFile;
import dev.holdfast.dispute.domain.DisputeState;
import dev.holdfast.dispute.domain.Statement;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.PageOf;
import dev.holdfast.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases, for their parties and for arbiters. Every answer to a command is the case as it is then.
 */
@RestController
class DisputeController {

  private final Cases cases;

  DisputeController(Cases cases) {
    this.cases = cases;
  }

  /** A party's own cases, an arbiter's all; newest first. */
  @GetMapping("/v1/disputes")
  PageOf<DisputeView> disputes(
      Caller caller,
      @RequestParam(required = false) @Nullable DisputeState state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Cursor.limit(limit);
    Cursor from = Cursor.decode(cursor, 1);
    return PageOf.of(
        cases.list(
            caller.agentId(),
            caller.has(Role.ARBITER),
            state,
            from == null ? null : from.uuid(0),
            size + 1),
        size,
        DisputeView::of,
        (CaseFile file) -> Cursor.of(file.dispute().disputeId()));
  }

  /** By the id of the case or of its order. */
  @GetMapping("/v1/disputes/{id}")
  DisputeView dispute(Caller caller, @PathVariable UUID id) {
    return view(caller, id);
  }

  @PostMapping("/v1/disputes/{id}/messages")
  @Idempotent
  DisputeView message(Caller caller, @PathVariable UUID id, @Valid @RequestBody Message body) {
    say(caller, id, Statement.Kind.MESSAGE, null, body.text);
    return view(caller, id);
  }

  @PostMapping("/v1/disputes/{id}/evidence")
  @Idempotent
  DisputeView evidence(Caller caller, @PathVariable UUID id, @Valid @RequestBody Evidence body) {
    say(caller, id, Statement.Kind.EVIDENCE, body.name, body.text);
    return view(caller, id);
  }

  @PostMapping("/v1/disputes/{id}/claim")
  @Idempotent
  DisputeView claim(Caller caller, @PathVariable UUID id) {
    caller.require(Role.ARBITER);
    cases.claim(id, caller.agentId());
    return view(caller, id);
  }

  @PostMapping("/v1/disputes/{id}/release")
  @Idempotent
  DisputeView release(Caller caller, @PathVariable UUID id) {
    caller.require(Role.ARBITER);
    cases.release(id, caller.agentId());
    return view(caller, id);
  }

  @PostMapping("/v1/disputes/{id}/award")
  @Idempotent
  DisputeView award(Caller caller, @PathVariable UUID id, @Valid @RequestBody AwardRequest body) {
    caller.require(Role.ARBITER);
    cases.award(id, caller.agentId(), body.providerPercent, body.reason);
    return view(caller, id);
  }

  private void say(
      Caller caller, UUID id, Statement.Kind kind, @Nullable String name, String text) {
    cases.say(id, caller.agentId(), caller.has(Role.ARBITER), kind, name, text, sha256(text));
  }

  private DisputeView view(Caller caller, UUID id) {
    return DisputeView.of(cases.read(id, caller.agentId(), caller.has(Role.ARBITER)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  record Message(@JsonProperty("text") @NotBlank @Size(max = 10_000) String text) {}

  record Evidence(
      @JsonProperty("name") @NotBlank @Size(max = 200) String name,
      @JsonProperty("text") @NotBlank @Size(max = 65_536) String text) {}

  record AwardRequest(
      @JsonProperty("provider_percent") @NotNull Integer providerPercent,
      @JsonProperty("reason") @NotBlank @Size(max = 10_000) String reason) {}
}
