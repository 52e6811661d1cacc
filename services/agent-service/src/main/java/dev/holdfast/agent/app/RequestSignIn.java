package dev.holdfast.agent.app;

import dev.holdfast.agent.domain.AccessToken;
import dev.holdfast.agent.domain.Agent;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Agents;
import dev.holdfast.agent.domain.Roles;
import dev.holdfast.agent.domain.SeenEvents;
import dev.holdfast.agent.domain.SignInRefused;
import dev.holdfast.agent.domain.SignatureScheme;
import dev.holdfast.agent.domain.Signatures;
import dev.holdfast.agent.domain.SignedRequest;
import dev.holdfast.agent.domain.Tokens;
import dev.holdfast.messaging.Outbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A token for one signed request, for an agent that signs each of them instead of signing in. */
@Service
public class RequestSignIn {
  /** Longer than an event may be made ahead of its time and behind it together. */
  private static final Duration REMEMBERED = SignedRequest.TOLERANCE.multipliedBy(5);

  private final Agents agents;
  private final SeenEvents seen;
  private final Signatures signatures;
  private final Tokens tokens;
  private final Roles roles;
  private final Outbox outbox;
  private final Clock clock;

  RequestSignIn(
      Agents agents,
      SeenEvents seen,
      Signatures signatures,
      Tokens tokens,
      Roles roles,
      Outbox outbox,
      Clock clock) {
    this.agents = agents;
    this.seen = seen;
    this.signatures = signatures;
    this.tokens = tokens;
    this.roles = roles;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Once for each event: whoever repeats an overheard request is refused. */
  @Transactional
  public AccessToken token(SignedRequest request) {
    Instant now = clock.instant();
    request
        .fault(now)
        .ifPresent(fault -> {
          throw new SignInRefused.RequestNotProved(fault);
        });
    AgentId id = new AgentId(request.event().pubkey());
    String signed = request.event().serialised();
    if (!signatures.proves(id, SignatureScheme.SCHNORR, signed, request.signature())) {
      throw new SignInRefused.SignatureWrong(SignatureScheme.SCHNORR);
    }
    seen.forgetOlderThan(now);
    if (!seen.firstTime(eventId(signed), now.plus(REMEMBERED))) {
      throw new SignInRefused.RequestNotProved("the event was used before");
    }
    Agent agent = new Agent(id, now);
    if (agents.addIfNew(agent)) {
      outbox.publish(agent.registered());
    }
    return tokens.mint(id, roles.of(id), now);
  }

  private static String eventId(String serialised) {
    try {
      byte[] bytes = serialised.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
