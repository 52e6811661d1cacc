package dev.holdfast.agent.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.agent.app.Profiles;
import dev.holdfast.agent.domain.Agent;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Profile;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Profiles. Anybody may read one, an agent writes its own. */
@RestController
class AgentController {
  private final Profiles profiles;

  AgentController(Profiles profiles) {
    this.profiles = profiles;
  }

  record ProfileRequest(
      @JsonProperty("name") @Size(max = 100) @Nullable String name,
      @JsonProperty("about") @Size(max = 2000) @Nullable String about,
      @JsonProperty("url")
          @Size(max = 500)
          @Pattern(regexp = "https?://\\S+", message = "must begin with http:// or https://")
          @Nullable String url,
      @JsonProperty("payout_address")
          @Size(max = 200)
          @Pattern(
              regexp = "[a-z0-9._+-]+@[a-z0-9.-]+",
              message = "must be a Lightning address such as me@example.com")
          @Nullable String payoutAddress) {

    Profile profile() {
      return new Profile(name, about, url, payoutAddress);
    }
  }

  /**
   * @param payoutAddress shown to the agent itself alone
   */
  record AgentView(
      @JsonProperty("agent_id") String agentId,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("about") @Nullable String about,
      @JsonProperty("url") @Nullable String url,
      @JsonProperty("payout_address") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String payoutAddress,
      @JsonProperty("registered_at") Instant registeredAt) {

    static AgentView of(Agent agent, boolean own) {
      Profile profile = agent.profile();
      return new AgentView(
          agent.id().hex(),
          profile.name(),
          profile.about(),
          profile.url(),
          own ? profile.payoutAddress() : null,
          agent.registeredAt());
    }
  }

  @GetMapping("/v1/agents/{agentId}")
  AgentView agent(@Nullable Caller caller, @PathVariable String agentId) {
    if (!AgentId.isOne(agentId)) {
      throw Problems.notFound("an agent id is 64 characters of lower-case hex");
    }
    Agent agent =
        profiles
            .find(new AgentId(agentId))
            .orElseThrow(() -> Problems.notFound("no agent with this key ever signed in"));
    return AgentView.of(agent, caller != null && caller.is(agentId));
  }

  @PutMapping("/v1/agents/me")
  AgentView change(Caller caller, @Valid @RequestBody ProfileRequest request) {
    return AgentView.of(profiles.change(new AgentId(caller.agentId()), request.profile()), true);
  }
}
