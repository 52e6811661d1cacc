package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case between the parties of an order.
 *
 * @param custody whether time ran out and the market itself holds the money until the award
 * @param providerPercent what the provider was awarded; absent while the case is open
 */
public record Dispute(
    @JsonProperty(required = true) UUID disputeId,
    @JsonProperty(required = true) UUID orderId,
    @JsonProperty(required = true) String state,
    @Nullable String openedBy,
    @Nullable String reason,
    @Nullable String claim,
    @Nullable String arbiter,
    @Nullable Integer providerPercent,
    @Nullable Instant decideBy,
    boolean custody,
    List<String> actions) {

  public Dispute {
    actions = Lists.of(actions);
  }
}
