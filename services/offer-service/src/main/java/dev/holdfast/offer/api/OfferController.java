package dev.holdfast.offer.api;

import dev.holdfast.offer.app.Finding;
import dev.holdfast.offer.app.Publishing;
import dev.holdfast.offer.domain.OfferCause;
import dev.holdfast.schema.SchemaChecker;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Publishes, shows and changes offers. */
@RestController
class OfferController {

  private final Publishing publishing;
  private final Finding finding;
  private final SchemaChecker schemas;

  OfferController(Publishing publishing, Finding finding, SchemaChecker schemas) {
    this.publishing = publishing;
    this.finding = finding;
    this.schemas = schemas;
  }

  @PostMapping("/v1/offers")
  @Idempotent
  ResponseEntity<OfferView> publish(Caller caller, @Valid @RequestBody OfferRequest body) {
    UUID offerId = publishing.publish(caller.agentId(), body.checked(schemas, caller.agentId()));
    OfferView view = OfferView.of(finding.offer(offerId));
    return ResponseEntity.created(URI.create("/v1/offers/" + offerId)).eTag(tagOf(view)).body(view);
  }

  @GetMapping("/v1/offers/{id}")
  ResponseEntity<OfferView> offer(@PathVariable UUID id) {
    return answer(id);
  }

  /** A new version, where {@code If-Match} is the ETag of the one that was edited. */
  @PutMapping("/v1/offers/{id}")
  ResponseEntity<OfferView> edit(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Valid @RequestBody OfferRequest body) {
    publishing.edit(
        id, caller.agentId(), versionOf(ifMatch), body.checked(schemas, caller.agentId()));
    return answer(id);
  }

  @PostMapping("/v1/offers/{id}/pause")
  @Idempotent
  ResponseEntity<OfferView> pause(Caller caller, @PathVariable UUID id) {
    return change(caller, id, OfferCause.PAUSE);
  }

  @PostMapping("/v1/offers/{id}/resume")
  @Idempotent
  ResponseEntity<OfferView> resume(Caller caller, @PathVariable UUID id) {
    return change(caller, id, OfferCause.RESUME);
  }

  @PostMapping("/v1/offers/{id}/retire")
  @Idempotent
  ResponseEntity<OfferView> retire(Caller caller, @PathVariable UUID id) {
    return change(caller, id, OfferCause.RETIRE);
  }

  private ResponseEntity<OfferView> change(Caller caller, UUID id, OfferCause cause) {
    publishing.change(id, caller.agentId(), cause);
    return answer(id);
  }

  private ResponseEntity<OfferView> answer(UUID id) {
    OfferView view = OfferView.of(finding.offer(id));
    return ResponseEntity.ok().eTag(tagOf(view)).body(view);
  }

  private static String tagOf(OfferView view) {
    return "\"" + view.version() + "\"";
  }

  private static int versionOf(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw Problems.of(
          428, "stale-version", "Send the ETag of the version you edited as If-Match.");
    }
    try {
      return Integer.parseInt(ifMatch.replace("\"", "").strip());
    } catch (NumberFormatException e) {
      throw Problems.staleVersion("If-Match is no ETag of an offer: " + ifMatch);
    }
  }
}
