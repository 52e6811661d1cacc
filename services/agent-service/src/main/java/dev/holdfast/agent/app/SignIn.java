package dev.holdfast.agent.app;

import dev.holdfast.agent.domain.AccessToken;
import dev.holdfast.agent.domain.Agent;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Agents;
import dev.holdfast.agent.domain.Challenge;
import dev.holdfast.agent.domain.Challenges;
import dev.holdfast.agent.domain.Roles;
import dev.holdfast.agent.domain.SignInRefused;
import dev.holdfast.agent.domain.SignInRules;
import dev.holdfast.agent.domain.SignatureScheme;
import dev.holdfast.agent.domain.Signatures;
import dev.holdfast.agent.domain.Tokens;
import dev.holdfast.messaging.Outbox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a key to a token: a challenge, its signature, and the agent is in. */
@Service
public class SignIn {
  private static final int CHALLENGE_BYTES = 32;

  private final Challenges challenges;
  private final Agents agents;
  private final Signatures signatures;
  private final Tokens tokens;
  private final SignInRules rules;
  private final Roles roles;
  private final Outbox outbox;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      Challenges challenges,
      Agents agents,
      Signatures signatures,
      Tokens tokens,
      SignInRules rules,
      Roles roles,
      Outbox outbox,
      Clock clock) {
    this.challenges = challenges;
    this.agents = agents;
    this.signatures = signatures;
    this.tokens = tokens;
    this.rules = rules;
    this.roles = roles;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A new challenge. Anybody may ask for one in anybody's name, so an agent with too many loses its
   * oldest one instead of being refused: a stranger cannot lock it out.
   */
  @Transactional
  public Challenge challenge(AgentId agent) {
    Instant now = clock.instant();
    challenges.forgetExpired(now);
    if (challenges.count() >= rules.challengesInAll()) {
      throw new SignInRefused.TooManyOpen(rules.challengesInAll());
    }
    challenges.keepNewest(agent, rules.challengesPerAgent() - 1);
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    Challenge challenge = new Challenge(HexFormat.of().formatHex(bytes), agent, rules, now);
    challenges.add(challenge);
    return challenge;
  }

  /**
   * A token for the signed challenge; the first one registers the agent. A challenge is spent also
   * by a wrong signature, hence no rollback.
   */
  @Transactional(noRollbackFor = SignInRefused.class)
  public AccessToken token(String challenge, SignatureScheme scheme, String signature) {
    Instant now = clock.instant();
    Challenge taken =
        challenges
            .take(challenge)
            .filter(open -> !open.isExpired(now))
            .orElseThrow(SignInRefused.ChallengeUnusable::new);
    AgentId id = taken.agent();
    if (!signatures.proves(id, scheme, taken.event().serialised(), signature)) {
      throw new SignInRefused.SignatureWrong(scheme);
    }
    Agent agent = new Agent(id, now);
    if (agents.addIfNew(agent)) {
      outbox.publish(agent.registered());
    }
    return tokens.mint(id, roles.of(id), now);
  }
}
