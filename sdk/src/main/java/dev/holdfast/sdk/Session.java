package dev.holdfast.sdk;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** A signed-in agent: gets a token when one is first needed, and another before it runs out. */
final class Session {

  private static final JavaType CHALLENGE = Json.type(Challenge.class);
  private static final JavaType TOKEN = Json.type(Token.class);
  private static final int SIGN_IN_EVENT = 22242;

  private final Transport transport;
  private final Signer key;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String token;
  private long renewAtNanos;

  Session(Transport transport, Signer key) {
    this.transport = transport;
    this.key = key;
  }

  /** A token that is good for some time yet. */
  String token() {
    lock.lock();
    try {
      String current = token;
      if (current == null || System.nanoTime() - renewAtNanos >= 0) {
        Token fresh = signIn();
        current = fresh.accessToken;
        token = current;
        renewAtNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(fresh.expiresIn * 4 / 5);
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** The market no longer takes that token. */
  void forget(String refused) {
    lock.lock();
    try {
      if (refused.equals(token)) {
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private Token signIn() {
    Challenge challenge =
        post("/v1/auth/challenges", Map.of("agent_id", key.agentId())).as(CHALLENGE);
    checkIsOurSignIn(challenge);
    Map<String, String> proof =
        Map.of(
            "challenge",
            challenge.challenge,
            "scheme",
            key.scheme(),
            "signature",
            key.sign(challenge.message));
    return post("/v1/auth/tokens", proof).as(TOKEN);
  }

  private Answer post(String path, Object body) {
    Answer answer = transport.send(Call.ask(path, body), null);
    if (!answer.isSuccess()) {
      throw answer.problem();
    }
    return answer;
  }

  /**
   * The key signs nothing but a sign-in of its own: signed blindly, a text from a hostile gateway
   * could be an order or a message in the agent's name somewhere else.
   */
  private void checkIsOurSignIn(Challenge challenge) {
    JsonNode event = Json.read(challenge.message, Json.type(JsonNode.class));
    boolean ours =
        event.isArray()
            && event.size() == 6
            && event.get(1).asString("").equals(key.agentId())
            && event.get(3).asInt(0) == SIGN_IN_EVENT
            && hasTag(event.get(4), challenge.challenge);
    if (!ours) {
      throw new UnreachableException(
          "the gateway asked to sign something else than a sign-in", null);
    }
  }

  private static boolean hasTag(JsonNode tags, String challenge) {
    for (JsonNode tag : tags) {
      if (tag.size() >= 2
          && tag.get(0).asString("").equals("challenge")
          && tag.get(1).asString("").equals(challenge)) {
        return true;
      }
    }
    return false;
  }

  private record Challenge(String challenge, String message) {}

  private record Token(String accessToken, long expiresIn) {}
}
