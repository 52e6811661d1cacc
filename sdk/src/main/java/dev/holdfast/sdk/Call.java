package dev.holdfast.sdk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One logical call, however often it is tried.
 *
 * @param body written as JSON, or none
 * @param repeatable whether a second try after a lost answer does no harm
 * @param patience how long the market was asked to wait before it answers
 */
record Call(
    String method,
    String path,
    @Nullable Object body,
    Map<String, String> headers,
    boolean repeatable,
    Duration patience) {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  static Call get(String path) {
    return new Call("GET", path, null, Map.of(), true, Duration.ZERO);
  }

  /** A POST that changes nothing, or nothing that a second one would change again. */
  static Call ask(String path, Object body) {
    return new Call("POST", path, body, Map.of(), true, Duration.ZERO);
  }

  /** A POST that moves something: all tries carry one key, so that it moves once. */
  static Call command(String path, @Nullable Object body) {
    return command(path, body, UUID.randomUUID().toString());
  }

  static Call command(String path, @Nullable Object body, String idempotencyKey) {
    return new Call(
        "POST", path, body, Map.of(IDEMPOTENCY_KEY, idempotencyKey), true, Duration.ZERO);
  }

  static Call put(String path, Object body) {
    return new Call("PUT", path, body, Map.of(), true, Duration.ZERO);
  }

  /** The call holds only for that version, so a second try could be refused for the first's. */
  Call ifMatch(int version) {
    return with("If-Match", "\"" + version + "\"", false);
  }

  Call preferWait(Duration wait) {
    Call call = with("Prefer", "wait=" + wait.toSeconds(), repeatable);
    return new Call(method, path, body, call.headers, repeatable, wait);
  }

  private Call with(String header, String value, boolean stillRepeatable) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Call(method, path, body, Map.copyOf(all), stillRepeatable, patience);
  }
}
