package dev.holdfast.reputation.api;

import dev.holdfast.reputation.app.Reputations;
import dev.holdfast.reputation.domain.Entry;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.PageOf;
import dev.holdfast.web.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reputation of an agent, for anyone to read. */
@RestController
class ReputationController {

  private static final Pattern AGENT_ID = Pattern.compile("[0-9a-f]{64}");

  private final Reputations reputations;
  private final Moments moments;

  ReputationController(Reputations reputations, Moments moments) {
    this.reputations = reputations;
    this.moments = moments;
  }

  /** The score as of now or of a moment in the past. */
  @GetMapping("/v1/agents/{agentId}/reputation")
  ReputationView of(
      @PathVariable String agentId,
      @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
    return ReputationView.of(reputations.of(agent(agentId), moments.asOf(asOf)));
  }

  /** The orders that the score is made of, and those that do not count, newest first. */
  @GetMapping("/v1/agents/{agentId}/reputation/evidence")
  PageOf<EvidenceView> evidence(
      @PathVariable String agentId,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(name = "as_of", required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Cursor.limit(limit);
    EvidenceCursor from = EvidenceCursor.decode(cursor);
    Role side = side(role);
    return PageOf.of(
        reputations.evidence(agent(agentId), side, moments.asOf(asOf)).stream()
            .filter(entry -> from == null || from.isBefore(entry.fact()))
            .limit(size + 1L)
            .toList(),
        size,
        (Entry entry) -> EvidenceView.of(entry, side),
        (Entry entry) -> EvidenceCursor.after(entry.fact()));
  }

  private static String agent(String agentId) {
    if (!AGENT_ID.matcher(agentId).matches()) {
      throw Problems.notFound("An agent id is 64 lower-case hex digits: " + agentId);
    }
    return agentId;
  }

  private static Role side(@Nullable String role) {
    return switch (role) {
      case "provider" -> Role.PROVIDER;
      case "buyer" -> Role.BUYER;
      case null, default -> throw Problems.validation("role", "must be provider or buyer");
    };
  }
}
