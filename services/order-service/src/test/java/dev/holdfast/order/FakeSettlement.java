package dev.holdfast.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers for settlement-service whether an invoice could be paid. */
final class FakeSettlement {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "";

  FakeSettlement() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/internal/v1/payout-invoices/check", this::check);
    server.start();
    allow();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void allow() {
    status = 200;
    answer = "{\"accepted\":true}";
  }

  void refuse(String detail) {
    status = 200;
    answer = "{\"accepted\":false,\"detail\":\"" + detail + "\"}";
  }

  /** The invoice before may still be paid. */
  void isUnderWay() {
    status = 200;
    answer = "{\"accepted\":false,\"reason\":\"payout-under-way\",\"detail\":\"It may be paid.\"}";
  }

  void breakDown() {
    status = 500;
    answer = "";
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private void check(HttpExchange call) throws IOException {
    asked.add(new String(call.getRequestBody().readAllBytes(), UTF_8));
    byte[] body = answer.getBytes(UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }
}
