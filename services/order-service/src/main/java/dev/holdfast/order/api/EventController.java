package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.order.app.OrderQueries;
import dev.holdfast.order.domain.Feed;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Cursor;
import dev.holdfast.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to an agent's orders: as a stream, or page by page. */
@RestController
class EventController {

  private final OrderQueries queries;
  private final EventStreams streams;

  EventController(OrderQueries queries, EventStreams streams) {
    this.queries = queries;
    this.streams = streams;
  }

  /** From now on, or from after {@code Last-Event-ID}. */
  @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream(
      Caller caller,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    return streams.open(caller.agentId(), null, startOf(lastEventId));
  }

  /** The order's whole life, or what is after {@code Last-Event-ID}, and then what happens. */
  @GetMapping(path = "/v1/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter streamOf(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    queries.order(id, caller.agentId());
    Feed.Position from = lastEventId == null ? Feed.Position.START : position(lastEventId);
    return streams.open(caller.agentId(), id, from);
  }

  /** The same events for a caller that polls. */
  @GetMapping(path = "/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
  Events poll(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Feed.Position from = after == null ? Feed.Position.START : position(after);
    return new Events(
        queries.feedAfter(from, caller.agentId(), null, Cursor.limit(limit)).stream()
            .map(EventView::of)
            .toList());
  }

  private Feed.Position startOf(@Nullable String lastEventId) {
    return lastEventId == null ? queries.endOfFeed() : position(lastEventId);
  }

  private static Feed.Position position(String text) {
    try {
      return Feed.Position.of(text);
    } catch (IllegalArgumentException e) {
      throw Problems.validation("Last-Event-ID", "is the id of an event");
    }
  }

  record Events(@JsonProperty("items") List<EventView> items) {}

  record EventView(
      @JsonProperty("id") String id,
      @JsonProperty("type") String type,
      @JsonProperty("data") JsonNode data,
      @JsonProperty("at") Instant at) {

    static EventView of(Feed.Entry entry) {
      return new EventView(
          entry.position().text(),
          entry.type(),
          JsonMapper.shared().readTree(entry.data()),
          entry.at());
    }
  }
}
