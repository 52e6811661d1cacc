package dev.holdfast.reputation.app;

import dev.holdfast.reputation.domain.Entry;
import dev.holdfast.reputation.domain.Formula;
import dev.holdfast.reputation.domain.Outcomes;
import dev.holdfast.reputation.domain.Reputation;
import dev.holdfast.reputation.domain.Role;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads an agent's reputation. A key that never traded has that of a stranger. */
@Service
@Transactional(readOnly = true)
public class Reputations {

  private final Outcomes outcomes;
  private final Formula formula;

  Reputations(Outcomes outcomes, Formula formula) {
    this.outcomes = outcomes;
    this.formula = formula;
  }

  public Reputation of(String agentId, Instant asOf) {
    return formula.of(outcomes.historyOf(agentId), asOf);
  }

  /** What the score of a side is made of, newest first. */
  public List<Entry> evidence(String agentId, Role role, Instant asOf) {
    return formula.entries(outcomes.historyOf(agentId), role, asOf).reversed();
  }
}
