package dev.holdfast.agent.domain;

import java.util.Locale;

/** What a key may do beside acting for itself. */
public enum AgentRole {
  AGENT,
  ARBITER,
  OPERATOR;

  /** As the token says it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
