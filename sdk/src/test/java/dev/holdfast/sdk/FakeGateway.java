package dev.holdfast.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.acinq.secp256k1.Secp256k1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A gateway that signs agents in for real and answers the rest as a test tells it to. */
final class FakeGateway implements AutoCloseable {

  /** What a test does with one request. */
  interface Handler {
    void handle(Request request) throws IOException, InterruptedException;
  }

  /** One request that arrived. */
  record Request(HttpExchange exchange, String method, String target, String body) {
    @Nullable String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    void answer(int status, String json) throws IOException {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      String type = status < 400 ? "application/json" : "application/problem+json";
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    void problem(int status, String code) throws IOException {
      answer(
          status, "{\"code\":\"%s\",\"detail\":\"because\",\"request_id\":\"r1\"}".formatted(code));
    }

    /** Drops the connection without an answer, after the request was taken in. */
    void vanish() {
      exchange.close();
    }
  }

  static final ClientOptions QUICK =
      new ClientOptions(
          Duration.ofSeconds(5),
          4,
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofSeconds(30));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> challenges = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  volatile Handler handler = request -> request.answer(404, "");
  volatile String messageFormat =
      "[0,\"%s\",1700000000,22242,[[\"relay\",\"http://here\"],[\"challenge\",\"%s\"]],\"\"]";
  volatile long expiresIn = 300;

  FakeGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  HoldfastClient client() {
    return HoldfastClient.connect(uri(), AgentKey.random(), QUICK);
  }

  /** Requests but those of the sign-in. */
  List<Request> requests() {
    return requests;
  }

  int tokensGiven() {
    return tokens.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(
            exchange, exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    switch (request.target()) {
      case "/v1/auth/challenges" -> challenge(request);
      case "/v1/auth/tokens" -> token(request);
      default -> {
        requests.add(request);
        try {
          handler.handle(request);
        } catch (InterruptedException e) {
          exchange.close();
        }
      }
    }
  }

  private void challenge(Request request) throws IOException {
    String agent = Json.MAPPER.readTree(request.body()).get("agent_id").asString();
    String challenge = "c" + challenges.size();
    String message = messageFormat.formatted(agent, challenge);
    challenges.put(challenge, agent + message);
    request.answer(
        201, Json.MAPPER.writeValueAsString(Map.of("challenge", challenge, "message", message)));
  }

  private void token(Request request) throws IOException {
    JsonNode proof = Json.MAPPER.readTree(request.body());
    String asked = challenges.remove(proof.get("challenge").asString());
    if (asked == null || !"schnorr".equals(proof.get("scheme").asString())) {
      request.problem(401, "unauthenticated");
      return;
    }
    byte[] agent = HexFormat.of().parseHex(asked.substring(0, 64));
    byte[] signature = HexFormat.of().parseHex(proof.get("signature").asString());
    if (!Secp256k1.get().verifySchnorr(signature, sha256(asked.substring(64)), agent)) {
      request.problem(401, "unauthenticated");
      return;
    }
    request.answer(
        200,
        "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(tokens.incrementAndGet(), expiresIn));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
