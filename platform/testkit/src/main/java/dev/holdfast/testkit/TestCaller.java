package dev.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent that calls a service over HTTP and never throws at an error status. */
public final class TestCaller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final String agentId;
  private final List<String> headers;

  private TestCaller(String base, String agentId, List<String> headers) {
    this.base = base;
    this.agentId = agentId;
    this.headers = List.copyOf(headers);
  }

  /** A new agent with these roles; without one it is an {@code agent}. */
  public static TestCaller of(int port, String... roles) {
    String id = TestTokens.newAgentId();
    return new TestCaller(
        "http://localhost:" + port,
        id,
        List.of("Authorization", TestTokens.shared().bearer(id, roles)));
  }

  /** An agent whose key the test has. */
  public static TestCaller known(int port, String agentId) {
    return new TestCaller(
        "http://localhost:" + port,
        agentId,
        List.of("Authorization", TestTokens.shared().bearer(agentId)));
  }

  /** Somebody without a token. */
  public static TestCaller nobody(int port) {
    return new TestCaller("http://localhost:" + port, "", List.of());
  }

  public String agentId() {
    return agentId;
  }

  /** The same caller with one more header on every request. */
  public TestCaller with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new TestCaller(base, agentId, more);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer put(String path, String json) {
    return send(request(path).PUT(BodyPublishers.ofString(json)));
  }

  /** Posts under an Idempotency-Key of its own. */
  public Answer post(String path, String json) {
    return post(path, json, UUID.randomUUID().toString());
  }

  public Answer post(String path, String json, String idempotencyKey) {
    return send(
        request(path)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(json)));
  }

  /** Posts without an Idempotency-Key. */
  public Answer postUnkeyed(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  /** The lines of an event stream as they come; close it to hang up. */
  public Stream<String> stream(String path) {
    try {
      return HTTP.send(
              request(path).setHeader("Accept", "text/event-stream").GET().build(),
              BodyHandlers.ofLines())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json");
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(int status, String body, HttpHeaders headers) {

    /** The value at a JSON pointer as text, empty where there is none. */
    public String at(String pointer) {
      return json().at(pointer).asString("");
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    /** Status and, for a refusal, its code: {@code 409 wrong-state}. */
    public String verdict() {
      return status < 400 ? Integer.toString(status) : status + " " + at("/code");
    }
  }
}
