package dev.holdfast.offer.api;

import dev.holdfast.offer.app.Matching;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ranks offers by what counts for the caller. */
@RestController
class MatchController {

  private final Matching matching;

  MatchController(Matching matching) {
    this.matching = matching;
  }

  @PostMapping("/v1/matches")
  MatchesView match(Caller caller, @Valid @RequestBody MatchRequest body) {
    return MatchesView.of(matching.match(body.wish(), caller.agentId(), body.atMost()));
  }

  /** For order-service, with the token of the buyer whose order it is. */
  @PostMapping("/internal/v1/matches")
  MatchesView.Best best(Caller caller, @Valid @RequestBody BestMatchRequest body) {
    if (!body.buyer().equals(caller.agentId())) {
      throw Problems.forbidden("A match is for the agent whose token comes with it.");
    }
    return matching.match(body.question().wish(), body.buyer(), 1).matches().stream()
        .findFirst()
        .map(MatchesView.Best::of)
        .orElseThrow(
            () -> Problems.notFound("No offer with a free place keeps all limits of the match."));
  }
}
