package dev.holdfast.sdk.model;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something happened to an order of the agent.
 *
 * @param id where to resume after it
 * @param data what it tells, without anything the reader may not know
 */
public record MarketEvent(@Nullable String id, String type, JsonNode data) {

  /** The order it is about. */
  public Optional<UUID> orderId() {
    return data.path("order_id").asStringOpt().map(UUID::fromString);
  }
}
