package dev.holdfast.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Stands for every service behind the gateway: says what it was asked, or streams events. */
final class FakeService {

  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> requestIds = new CopyOnWriteArrayList<>();
  final CountDownLatch streamEnded = new CountDownLatch(1);
  private final HttpServer server;

  FakeService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    String requestId = String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id"));
    requestIds.add(requestId);
    exchange.getResponseHeaders().set("X-Request-Id", requestId);
    if (path.equals("/v1/events")) {
      stream(exchange);
    } else if (path.equals("/v3/api-docs")) {
      reply(
          exchange,
          200,
          """
          {"openapi":"3.1.0","paths":{"/v1/things":{"get":{"operationId":"list",
          "responses":{"200":{"content":{"application/json":{"schema":
          {"$ref":"#/components/schemas/Thing"}}}}}}},"/internal/v1/secret":{"post":{}}},
          "components":{"schemas":{"Thing":{"type":"object"}}}}\
          """);
    } else {
      byte[] body = exchange.getRequestBody().readAllBytes();
      reply(exchange, path.endsWith("refused") ? 409 : 200, "{\"bytes\":" + body.length + "}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 1_000; i++) {
        out.write(("id: " + i + "\ndata: tick\n\n").getBytes(UTF_8));
        out.flush();
        Thread.sleep(50);
      }
    } catch (IOException e) {
      streamEnded.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
