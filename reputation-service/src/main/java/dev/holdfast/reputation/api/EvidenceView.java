package dev.holdfast.reputation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.Entry;
import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.reputation.domain.WhyNot;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param weight as it counts, after the cap of one buyer
 * @param whyNot own_order, same_node or same_day, for an order that does not count
 */
record EvidenceView(
    @JsonUnwrapped Order order,
    @JsonProperty("weight") double weight,
    @JsonProperty("evidence") double evidence,
    @JsonProperty("counted") boolean counted,
    @JsonProperty("why_not") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String whyNot) {

  /** What is known of the order itself; amounts stay away from fractions. */
  record Order(
      @JsonProperty("order_id") UUID orderId,
      @JsonProperty("counterparty") String counterparty,
      @JsonProperty("outcome") OrderOutcome outcome,
      @JsonProperty("provider_percent") int providerPercent,
      @JsonProperty("fee_msat") long feeMsat,
      @JsonProperty("closed_at") Instant closedAt) {}

  static EvidenceView of(Entry entry, Role role) {
    Fact fact = entry.fact();
    WhyNot whyNot = entry.whyNot();
    return new EvidenceView(
        new Order(
            fact.orderId(),
            fact.counterparty(role),
            fact.outcome(),
            fact.providerPercent(),
            fact.feeMsat(),
            fact.closedAt()),
        entry.weight(),
        entry.evidence(),
        entry.counts(),
        whyNot == null ? null : whyNot.name().toLowerCase(Locale.ROOT));
  }
}
