package dev.holdfast.reputation.api;

import dev.holdfast.reputation.app.Records;
import dev.holdfast.web.Problems;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The record of an agent, for anyone to read. */
@RestController
class ReputationController {

  private static final Pattern AGENT_ID = Pattern.compile("[0-9a-f]{64}");

  private final Records records;

  ReputationController(Records records) {
    this.records = records;
  }

  @GetMapping("/v1/agents/{agentId}/reputation")
  ReputationView of(@PathVariable String agentId) {
    if (!AGENT_ID.matcher(agentId).matches()) {
      throw Problems.notFound("An agent id is 64 lower-case hex digits: " + agentId);
    }
    return ReputationView.of(records.of(agentId));
  }
}
