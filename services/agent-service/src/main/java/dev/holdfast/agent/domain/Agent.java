package dev.holdfast.agent.domain;

import dev.holdfast.contracts.agent.AgentProfileChanged;
import dev.holdfast.contracts.agent.AgentRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that signed in at least once, and what it says of itself. */
@Entity
@Table(name = "agent")
public class Agent {
  @Id
  @Column(name = "agent_id")
  private String agentId;

  private @Nullable String name;
  private @Nullable String about;
  private @Nullable String url;

  @Column(name = "payout_address")
  private @Nullable String payoutAddress;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Version private long version;

  @SuppressWarnings("NullAway.Init")
  protected Agent() {}

  public Agent(AgentId id, Instant now) {
    this.agentId = id.hex();
    this.registeredAt = now;
  }

  public AgentId id() {
    return new AgentId(agentId);
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public Profile profile() {
    return new Profile(name, about, url, payoutAddress);
  }

  public AgentRegistered registered() {
    return new AgentRegistered(agentId, registeredAt);
  }

  /** The payout address is its own business: the event does not tell it. */
  public AgentProfileChanged change(Profile profile) {
    name = profile.name();
    about = profile.about();
    url = profile.url();
    payoutAddress = profile.payoutAddress();
    return new AgentProfileChanged(agentId, name, about, url);
  }
}
