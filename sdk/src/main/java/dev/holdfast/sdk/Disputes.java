package dev.holdfast.sdk;

import dev.holdfast.money.Percent;
import dev.holdfast.sdk.model.Dispute;
import dev.holdfast.sdk.model.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;

/** Cases: a party sees its own, an arbiter all. */
public final class Disputes {

  private static final JavaType DISPUTE = Json.type(Dispute.class);
  private static final JavaType PAGE = Json.type(new TypeReference<Page<Dispute>>() {});

  private final Gateway gateway;

  Disputes(Gateway gateway) {
    this.gateway = gateway;
  }

  public Stream<Dispute> list() {
    return Pages.stream(this::page);
  }

  private Page<Dispute> page(@Nullable String cursor) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("cursor", cursor);
    return gateway.call(Call.get(Gateway.path("/v1/disputes", parameters)), PAGE);
  }

  public Dispute get(UUID disputeId) {
    return gateway.call(Call.get("/v1/disputes/" + disputeId), DISPUTE);
  }

  /** Takes the case, so that no two arbiters work on it. */
  public Dispute claim(UUID disputeId) {
    return gateway.call(Call.command("/v1/disputes/" + disputeId + "/claim", null), DISPUTE);
  }

  /**
   * Decides the case.
   *
   * @param providerPercent a multiple of the order's effective split step
   */
  public Dispute award(UUID disputeId, Percent providerPercent, String reason) {
    return gateway.call(
        Call.command(
            "/v1/disputes/" + disputeId + "/award",
            Map.of("provider_percent", providerPercent.value(), "reason", reason)),
        DISPUTE);
  }
}
