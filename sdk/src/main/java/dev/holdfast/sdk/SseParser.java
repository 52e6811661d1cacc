package dev.holdfast.sdk;

import dev.holdfast.sdk.model.MarketEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** Reads the event-stream format of the HTML standard, as far as a market uses it. */
final class SseParser {

  private static final JavaType NODE = Json.type(JsonNode.class);

  private final BufferedReader lines;
  private final Runnable onLine;

  /**
   * @param onLine told of every line, also of comments, which is what heartbeats are
   */
  SseParser(InputStream body, Runnable onLine) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    this.onLine = onLine;
  }

  /** The next whole event; null at the end, where half an event is dropped. */
  @Nullable MarketEvent next() throws IOException {
    String id = null;
    String type = "message";
    StringBuilder data = new StringBuilder();
    String line;
    while ((line = lines.readLine()) != null) {
      onLine.run();
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return new MarketEvent(id, type, Json.read(data.toString(), NODE));
        }
        id = null;
        type = "message";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "id" -> id = value;
        case "event" -> type = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // A comment, `retry`, or something newer.
        }
      }
    }
    return null;
  }
}
