package dev.holdfast.launcher.replay;

import dev.holdfast.reputation.domain.Role;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One side of an agent's reputation as the market tells it; not a number where it tells none. */
public record ServedSide(double score, double confidence, long orders) {

  static ServedSide of(JsonNode reputation, Role role) {
    JsonNode side = reputation.path("as_" + role.name().toLowerCase(Locale.ROOT));
    return new ServedSide(
        side.path("score").asDouble(Double.NaN),
        side.path("confidence").asDouble(Double.NaN),
        side.path("orders").asLong(-1));
  }
}
