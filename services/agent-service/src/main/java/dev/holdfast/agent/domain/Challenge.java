package dev.holdfast.agent.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an agent has to sign to get in. It is used once, well or badly, and then gone. */
@Entity
@Table(name = "challenge")
public class Challenge {
  @Id private String challenge;

  @Column(name = "agent_id")
  private String agentId;

  @Column(name = "gateway_url")
  private String gatewayUrl;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @SuppressWarnings("NullAway.Init")
  protected Challenge() {}

  /**
   * @param challenge 32 random bytes in hex
   */
  public Challenge(String challenge, AgentId agent, SignInRules rules, Instant now) {
    this.challenge = challenge;
    this.agentId = agent.hex();
    this.gatewayUrl = rules.gatewayUrl();
    this.createdAt = Instant.ofEpochSecond(now.getEpochSecond());
    this.expiresAt = now.plus(rules.challengeLife());
  }

  public String challenge() {
    return challenge;
  }

  public AgentId agent() {
    return new AgentId(agentId);
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public NostrEvent event() {
    return NostrEvent.answering(challenge, agent(), gatewayUrl, createdAt.getEpochSecond());
  }
}
