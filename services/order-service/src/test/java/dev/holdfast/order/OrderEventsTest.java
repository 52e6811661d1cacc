package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How parties hear of their orders. */
class OrderEventsTest extends OrderServiceBase {

  @Test
  void a_provider_hears_of_its_order_on_a_stream_and_by_polling() {
    try (Stream<String> lines = provider.stream("/v1/events")) {
      Iterator<String> stream = lines.iterator();
      assertThat(stream.next()).startsWith(":");
      UUID order = fundedOrder();
      assertThat(eventsUntil("order.funded", stream))
          .containsExactly("order.placed", "order.payable", "order.funded");
      Answer polled = provider.get("/v1/events");
      assertThat(polled.at("/items/2/type")).isEqualTo("order.funded");
      assertThat(polled.at("/items/2/data/order_id")).isEqualTo(order.toString());
      assertThat(provider.get("/v1/events?after=" + polled.at("/items/1/id")).at("/items/0/type"))
          .isEqualTo("order.funded");
    }
  }

  @Test
  void a_reader_that_comes_back_with_its_last_id_misses_nothing_and_hears_nothing_twice() {
    UUID order = fundedOrder();
    Answer polled = buyer.get("/v1/events?limit=1");
    TestCaller back = buyer.with("Last-Event-ID", polled.at("/items/0/id"));
    try (Stream<String> lines = back.stream("/v1/events")) {
      assertThat(eventsUntil("order.funded", lines.iterator()))
          .containsExactly("order.payable", "order.funded");
    }
    try (Stream<String> lines = buyer.stream("/v1/orders/" + order + "/events")) {
      assertThat(eventsUntil("order.funded", lines.iterator()))
          .containsExactly("order.placed", "order.payable", "order.funded");
    }
  }

  @Test
  void no_event_carries_a_payment_request_a_hash_or_a_preimage() {
    fundedOrder();
    assertThat(buyer.get("/v1/events").body())
        .contains("order.payable")
        .doesNotContain("lnsb1")
        .doesNotContain("hash")
        .doesNotContain("preimage");
  }

  @Test
  void strangers_hear_nothing_and_a_made_up_id_is_refused() {
    fundedOrder();
    TestCaller stranger = caller();
    assertThat(stranger.get("/v1/events").json().at("/items").size()).isZero();
    assertThat(stranger.get("/v1/events?after=yesterday").verdict())
        .isEqualTo("400 validation-failed");
    assertThat(stranger.with("Accept", "*/*").get("/v1/events").status()).isEqualTo(200);
  }

  private static List<String> eventsUntil(String last, Iterator<String> lines) {
    List<String> types = new ArrayList<>();
    while (!types.contains(last)) {
      String line = lines.next();
      if (line.startsWith("event:")) {
        types.add(line.substring("event:".length()).strip());
      }
    }
    return types;
  }
}
