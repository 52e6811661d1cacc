package dev.holdfast.launcher;

import dev.holdfast.sdk.AgentKey;

/** The keys of the people who run a market, new with every start. */
public record MarketKeys(AgentKey operator, AgentKey arbiter) {
  /** New random ones. */
  public static MarketKeys create() {
    return new MarketKeys(AgentKey.random(), AgentKey.random());
  }
}
