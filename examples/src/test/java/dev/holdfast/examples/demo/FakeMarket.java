package dev.holdfast.examples.demo;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.receipts.CanonicalJson;
import dev.holdfast.receipts.ReceiptKey;
import dev.holdfast.receipts.SignedReceipt;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.simulator.SimulatedNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A market in one class: the calls that the demo's agents make, over real hold invoices. It checks
 * nothing, so that what fails here is the agents' fault.
 */
final class FakeMarket implements AutoCloseable {

  private record Listener(String agent, OutputStream stream) {}

  private final ECKey receiptKey = ReceiptKey.generate();
  private final FakeNode node;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, ObjectNode> offers = new ConcurrentHashMap<>();
  private final Map<UUID, FakeOrder> orders = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<UUID> late = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  FakeMarket(SimulatedNode node) throws IOException {
    this.node = new FakeNode(node);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          byte[] keys =
              new JWKSet(receiptKey.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    threads.execute(this::tick);
  }

  /** The window that the order is in passes now: no test waits for a clock, or races one. */
  void letWindowPass(UUID orderId) {
    late.add(orderId);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode json = HoldfastClient.json().readTree(body.isEmpty() ? "{}" : body);
    String[] path = exchange.getRequestURI().getPath().substring("/v1/".length()).split("/", -1);
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    String agent = bearer == null ? "" : bearer.substring("Bearer ".length());
    if (path[0].equals("events")) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      listeners.add(new Listener(agent, exchange.getResponseBody()));
      return;
    }
    ObjectNode answer;
    int status = 200;
    try {
      answer =
          switch (path[0]) {
            case "auth" -> auth(path[1], json);
            case "offers" -> offers(exchange.getRequestMethod(), agent, json);
            case "orders" -> orders(exchange.getRequestMethod(), path, agent, json);
            case "disputes" -> disputes(path, json);
            default -> throw new IllegalArgumentException(exchange.getRequestURI().toString());
          };
    } catch (RuntimeException e) {
      status = 400;
      answer = HoldfastClient.json().createObjectNode().put("code", "fake").put("detail", "" + e);
    }
    byte[] bytes = CanonicalJson.of(answer.toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value, "no such thing here");
  }

  private static ObjectNode auth(String what, JsonNode json) {
    ObjectNode answer = HoldfastClient.json().createObjectNode();
    if (what.equals("challenges")) {
      String agent = json.get("agent_id").asString();
      String message = "[0,\"%s\",1,22242,[[\"challenge\",\"%s\"]],\"\"]".formatted(agent, agent);
      return answer.put("challenge", agent).put("message", message);
    }
    return answer
        .put("access_token", json.get("challenge").asString())
        .put("token_type", "Bearer")
        .put("expires_in", 300);
  }

  private ObjectNode offers(String method, String agent, JsonNode json) {
    if (method.equals("GET")) {
      ObjectNode page = HoldfastClient.json().createObjectNode();
      page.putArray("items").addAll(offers.values());
      return page;
    }
    ObjectNode offer = (ObjectNode) json;
    offer.put("offer_id", UUID.randomUUID().toString()).put("version", 1);
    offer.put("provider", agent).put("state", "ACTIVE");
    offers.put(offer.get("offer_id").asString(), offer);
    return offer;
  }

  private ObjectNode orders(String method, String[] path, String agent, JsonNode json) {
    if (path.length == 1 && method.equals("GET")) {
      ObjectNode page = HoldfastClient.json().createObjectNode();
      page.putArray("items")
          .addAll(
              orders.values().stream()
                  .filter(o -> o.provider().equals(agent) && o.state == OrderState.FUNDED)
                  .map(o -> o.json(agent))
                  .toList());
      return page;
    }
    if (path.length == 1) {
      ObjectNode offer = known(offers.get(json.get("offer_id").asString()));
      FakeOrder order = new FakeOrder(agent, offer, json.get("input"), node);
      orders.put(order.id, order);
      return order.json(agent);
    }
    FakeOrder order = known(orders.get(UUID.fromString(path[1])));
    if (path.length == 3 && path[2].equals("receipt")) {
      JsonNode receipt =
          HoldfastClient.json().createObjectNode().put("order_id", order.id.toString());
      return (ObjectNode) HoldfastClient.json().readTree(SignedReceipt.sign(receipt, receiptKey));
    }
    synchronized (order) {
      if (path.length == 3) {
        switch (path[2]) {
          case "delivery" -> {
            order.result = json.get("result");
            order.payoutInvoice = json.get("payout_invoice").asString();
            move(order, OrderState.DELIVERED, false);
          }
          case "acceptance" -> {
            move(order, OrderState.ACCEPTED, false);
            threads.execute(() -> pay(order, OrderState.COMPLETED));
          }
          case "cancellation" -> close(order, OrderState.CANCELLED);
          case "disputes" -> move(order, OrderState.DISPUTED, false);
          default -> throw new IllegalArgumentException(path[2]);
        }
      }
      return order.json(agent);
    }
  }

  private ObjectNode disputes(String[] path, JsonNode json) {
    ObjectNode page = HoldfastClient.json().createObjectNode();
    if (path.length == 1) {
      var items = page.putArray("items");
      orders.values().stream()
          .filter(o -> o.state == OrderState.DISPUTED)
          .forEach(o -> items.add(dispute(o)));
      return page;
    }
    FakeOrder order = known(orders.get(UUID.fromString(path[1])));
    if (path[2].equals("award")) {
      if (json.get("provider_percent").asInt() == 100) {
        threads.execute(() -> pay(order, OrderState.RESOLVED));
      } else {
        close(order, OrderState.RESOLVED);
      }
    }
    return dispute(order);
  }

  private static ObjectNode dispute(FakeOrder order) {
    return HoldfastClient.json()
        .createObjectNode()
        .put("dispute_id", order.id.toString())
        .put("order_id", order.id.toString())
        .put("state", "OPEN");
  }

  private void pay(FakeOrder order, OrderState end) {
    String invoice = String.valueOf(order.payoutInvoice);
    boolean withoutAmount = order.legs.size() > 1;
    if (node.pay(invoice, withoutAmount, order.due())) {
      order.legs.forEach(node::settle);
      move(order, end, true);
    }
  }

  private void close(FakeOrder order, OrderState end) {
    order.legs.forEach(node::cancel);
    move(order, end, true);
  }

  private void move(FakeOrder order, OrderState state, boolean isFinal) {
    synchronized (order) {
      order.state = state;
      order.isFinal = isFinal;
    }
    String event =
        "id: %d\nevent: order\ndata: {\"order_id\":\"%s\"}\n\n"
            .formatted(System.nanoTime(), order.id);
    for (Listener listener : listeners) {
      if (listener.agent().equals(order.buyer) || listener.agent().equals(order.provider())) {
        try {
          synchronized (listener.stream()) {
            listener.stream().write(event.getBytes(StandardCharsets.UTF_8));
            listener.stream().flush();
          }
        } catch (IOException e) {
          listeners.remove(listener);
        }
      }
    }
  }

  /** The market's reconciler. */
  private void tick() {
    try {
      while (!closed) {
        Thread.sleep(Duration.ofMillis(50));
        orders.values().forEach(this::look);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look(FakeOrder order) {
    synchronized (order) {
      boolean isLate = late.contains(order.id);
      if (order.state == OrderState.AWAITING_FUNDS) {
        if (order.legs.stream().allMatch(node::isAccepted)) {
          move(order, OrderState.FUNDED, false);
        } else if (isLate) {
          close(order, OrderState.EXPIRED);
        }
      } else if (order.state == OrderState.FUNDED && isLate) {
        close(order, OrderState.REFUNDED);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    server.stop(0);
    threads.shutdownNow();
    node.close();
  }
}
