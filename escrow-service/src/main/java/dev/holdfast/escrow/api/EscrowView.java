package dev.holdfast.escrow.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.EscrowLeg;
import dev.holdfast.escrow.domain.EscrowState;
import dev.holdfast.escrow.domain.LegState;
import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An escrow as its parties see it. While its node does not answer, what is decided of its legs
 * waits for the node. Payment requests are the order's to show, to the buyer alone.
 */
record EscrowView(
    @JsonProperty("escrow_id") UUID escrowId,
    @JsonProperty("order_id") UUID orderId,
    @JsonProperty("state") EscrowState state,
    @JsonProperty("final") boolean isFinal,
    @JsonProperty("price_msat") Msat price,
    @JsonProperty("guard_height") @Nullable Integer guardHeight,
    @JsonProperty("provider_percent") @Nullable Integer providerPercent,
    @JsonProperty("captured_msat") Msat captured,
    @JsonProperty("fee_msat") Msat fee,
    @JsonProperty("custody") boolean custody,
    @JsonProperty("node_away_since") @Nullable Instant nodeAwaySince,
    @JsonProperty("legs") List<Leg> legs,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("changed_at") Instant changedAt) {

  record Leg(
      @JsonProperty("leg_id") UUID legId,
      @JsonProperty("amount_msat") Msat amount,
      @JsonProperty("state") LegState state,
      @JsonProperty("waiting_for_node") boolean waitingForNode) {

    static Leg of(EscrowLeg leg, boolean away) {
      return new Leg(leg.legId(), leg.amount(), leg.state(), away && !leg.state().isFinal());
    }
  }

  static EscrowView of(Escrow escrow, @Nullable Instant nodeAwaySince) {
    return new EscrowView(
        escrow.escrowId(),
        escrow.orderId(),
        escrow.state(),
        escrow.isFinished(),
        escrow.price(),
        escrow.guardHeight(),
        escrow.awardPercent(),
        escrow.captured(),
        escrow.fee(),
        escrow.isCustody(),
        escrow.isFinished() ? null : nodeAwaySince,
        escrow.legs().stream().map(leg -> Leg.of(leg, nodeAwaySince != null)).toList(),
        escrow.createdAt(),
        escrow.changedAt());
  }
}
