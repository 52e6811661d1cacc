package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.sdk.FakeGateway.Request;
import dev.holdfast.sdk.model.MarketEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final UUID ORDER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  private final FakeGateway gateway = new FakeGateway();
  private final HoldfastClient client = gateway.client();

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  private static OutputStream begin(Request request) throws IOException {
    request.exchange().getResponseHeaders().set("Content-Type", "text/event-stream");
    request.exchange().sendResponseHeaders(200, 0);
    return request.exchange().getResponseBody();
  }

  private static void send(OutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  private static String event(int id) {
    return "id: %d\nevent: order-funded\ndata: {\"order_id\":\"%s\",\ndata: \"n\":%d}\n\n"
        .formatted(id, ORDER, id);
  }

  @Test
  void a_broken_stream_resumes_after_the_last_event_that_was_read() throws Exception {
    List<String> resumedAfter = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    gateway.handler =
        request -> {
          resumedAfter.add(String.valueOf(request.header("Last-Event-ID")));
          int connection = resumedAfter.size();
          OutputStream body = begin(request);
          send(body, ": hello\n\n" + event(connection));
          if (connection < 3) {
            // Half an event, which has to come again.
            send(body, "id: 99\nevent: order-funded\ndata: {\"half\":");
            request.exchange().close();
          } else {
            over.await();
          }
        };

    try (EventStream events = client.events("0")) {
      for (int n = 1; n <= 3; n++) {
        MarketEvent event = events.next(LONG).orElseThrow();
        assertThat(event.id()).isEqualTo(String.valueOf(n));
        assertThat(event.type()).isEqualTo("order-funded");
        assertThat(event.orderId()).contains(ORDER);
        assertThat(event.data().get("n").asInt()).isEqualTo(n);
      }
      assertThat(events.lastEventId()).isEqualTo("3");
      assertThat(resumedAfter).containsExactly("0", "1", "2");
      assertThat(events.next(Duration.ofMillis(1))).isEmpty();
    }
    over.countDown();
  }

  @Test
  void an_event_that_its_agent_never_saw_is_read_again_by_the_next_stream() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    gateway.handler =
        request -> {
          send(begin(request), event(1) + event(2) + event(3));
          over.await();
        };

    try (EventStream events = client.events("0")) {
      assertThat(events.lastEventId()).isEqualTo("0");
      assertThat(events.next(LONG).orElseThrow().id()).isEqualTo("1");
      assertThat(events.lastEventId()).isEqualTo("1");
    }
    over.countDown();
  }

  @Test
  void a_market_that_is_away_is_waited_for_longer_than_a_call_would() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    gateway.handler =
        request -> {
          if (gateway.requests().size() < 3 * FakeGateway.QUICK.attempts()) {
            request.problem(503, "service-unavailable");
          } else {
            send(begin(request), event(1));
            over.await();
          }
        };

    try (EventStream events = client.events(null)) {
      assertThat(events.next(LONG)).isPresent();
      assertThat(gateway.requests().getLast().header("Last-Event-ID")).isNull();
    }
    over.countDown();
  }

  @Test
  void a_stream_that_is_refused_says_why() throws Exception {
    gateway.handler = request -> request.problem(403, "forbidden");

    try (EventStream events = client.events(null)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  events.next(Duration.ofMillis(20));
                }
              })
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo("forbidden"));
    }
  }

  @Test
  void a_silent_connection_is_given_up_and_opened_anew() throws Exception {
    ClientOptions o = FakeGateway.QUICK;
    ClientOptions impatient =
        new ClientOptions(
            o.callTimeout(), o.attempts(), o.firstPause(), o.longestPause(), Duration.ofMillis(50));
    CountDownLatch over = new CountDownLatch(1);
    gateway.handler =
        request -> {
          OutputStream body = begin(request);
          send(body, gateway.requests().size() == 1 ? ": nothing more will come\n\n" : event(2));
          over.await();
        };

    try (HoldfastClient other =
            HoldfastClient.connect(gateway.uri(), AgentKey.random(), impatient);
        EventStream events = other.events(null)) {
      assertThat(events.next(LONG)).isPresent();
    }
    over.countDown();
  }
}
