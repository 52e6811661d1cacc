package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderAction;
import dev.holdfast.order.domain.OrderLeg;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Result;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order as one of its parties sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
    @JsonProperty("order_id") UUID orderId,
    @JsonProperty("state") OrderState state,
    @JsonProperty("final") boolean isFinal,
    @JsonProperty("waiting_for") @Nullable String waitingFor,
    @JsonProperty("offer_id") UUID offerId,
    @JsonProperty("offer_version") int offerVersion,
    @JsonProperty("price_msat") Msat price,
    @JsonProperty("fee_msat") Msat fee,
    @JsonProperty("buyer") String buyer,
    @JsonProperty("provider") String provider,
    @JsonProperty("input") JsonNode input,
    @JsonProperty("terms") TermsView terms,
    @JsonProperty("legs") List<LegView> legs,
    @JsonProperty("deadlines") Deadlines deadlines,
    @JsonProperty("actions") Set<OrderAction> actions,
    @JsonProperty("delivery") @Nullable DeliveryView delivery,
    @JsonProperty("conditions") @Nullable JsonNode conditions,
    @JsonProperty("quote_id") @Nullable UUID quoteId,
    @JsonProperty("outcome") @Nullable OrderOutcome outcome,
    @JsonProperty("provider_percent") @Nullable Integer providerPercent,
    @JsonProperty("split_offer") @Nullable SplitOfferView splitOffer,
    @JsonProperty("due_msat") Msat due,
    @JsonProperty("paid_msat") Msat paid,
    @JsonProperty("credited_msat") Msat credited,
    @JsonProperty("refunded_msat") Msat refunded,
    @JsonProperty("placed_at") Instant placedAt,
    @JsonProperty("changed_at") Instant changedAt) {

  record TermsView(
      @JsonProperty("price_msat") Msat price,
      @JsonProperty("fee_msat") Msat fee,
      @JsonProperty("fee_basis_points") int feeBasisPoints,
      @JsonProperty("split_step") SplitStep splitStep,
      @JsonProperty("funding_seconds") long funding,
      @JsonProperty("delivery_seconds") long delivery,
      @JsonProperty("review_seconds") long review,
      @JsonProperty("dispute_seconds") long dispute,
      @JsonProperty("deadline_outcome") DeadlineOutcome deadlineOutcome,
      @JsonProperty("conditions") JsonNode conditions) {

    static TermsView of(Terms terms, String conditions) {
      return new TermsView(
          terms.priceMsat(),
          terms.feeMsat(),
          terms.feeBasisPoints(),
          terms.splitStep(),
          terms.fundingSeconds(),
          terms.deliverySeconds(),
          terms.reviewSeconds(),
          terms.disputeSeconds(),
          terms.deadlineOutcome(),
          JsonMapper.shared().readTree(conditions));
    }
  }

  /**
   * @param paymentRequest for the buyer alone: with its secret a stranger could jam the leg
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LegView(
      @JsonProperty("leg_id") UUID legId,
      @JsonProperty("amount_msat") Msat amount,
      @JsonProperty("state") OrderLeg.State state,
      @JsonProperty("payment_request") @Nullable String paymentRequest,
      @JsonProperty("payment_hash") @Nullable String paymentHash,
      @JsonProperty("preimage") @Nullable String preimage) {

    static LegView of(OrderLeg leg, boolean forBuyer) {
      return new LegView(
          leg.legId(),
          leg.amount(),
          leg.state(),
          forBuyer ? leg.paymentRequest() : null,
          forBuyer || leg.preimage() != null ? leg.paymentHash() : null,
          leg.preimage());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deadlines(
      @JsonProperty("pay_by") Instant payBy,
      @JsonProperty("deliver_by") @Nullable Instant deliverBy,
      @JsonProperty("review_by") @Nullable Instant reviewBy,
      @JsonProperty("dispute_by") @Nullable Instant disputeBy,
      @JsonProperty("guard_height") @Nullable Integer guardHeight) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeliveryView(
      @JsonProperty("result") @Nullable JsonNode result,
      @JsonProperty("result_url") @Nullable String resultUrl,
      @JsonProperty("result_sha256") String resultSha256,
      @JsonProperty("proof") @Nullable JsonNode proof,
      @JsonProperty("delivered_at") @Nullable Instant deliveredAt) {

    static @Nullable DeliveryView of(Order order) {
      Result result = order.result();
      return result == null
          ? null
          : new DeliveryView(
              json(result.inline()),
              result.url(),
              result.sha256(),
              json(result.proof()),
              order.deliveredAt());
    }
  }

  /** What one side would settle for; the other can accept it. */
  record SplitOfferView(
      @JsonProperty("by") Party by, @JsonProperty("provider_percent") int providerPercent) {

    static @Nullable SplitOfferView of(Order order) {
      Party by = order.splitOfferedBy();
      Integer percent = order.splitOfferedPercent();
      return by == null || percent == null ? null : new SplitOfferView(by, percent);
    }
  }

  /** The order for one of its parties. */
  static OrderView of(Order order, String agentId) {
    boolean forBuyer = order.buyer().equals(agentId);
    return new OrderView(
        order.orderId(),
        order.state(),
        order.isFinal(),
        order.waitingFor(),
        order.offerId(),
        order.offerVersion(),
        order.price(),
        order.fee(),
        order.buyer(),
        order.provider(),
        JsonMapper.shared().readTree(order.input()),
        TermsView.of(order.terms(), order.conditions()),
        order.legs().stream().map(leg -> LegView.of(leg, forBuyer)).toList(),
        new Deadlines(
            order.payBy(),
            order.deliverBy(),
            order.reviewBy(),
            order.disputeBy(),
            order.guardHeight()),
        order.actionsOf(agentId),
        DeliveryView.of(order),
        json(order.conditionOutcomes()),
        order.quoteId(),
        order.outcome(),
        order.providerPercent(),
        SplitOfferView.of(order),
        order.due(),
        order.paid(),
        order.credited(),
        order.refunded(),
        order.placedAt(),
        order.changedAt());
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    return text == null ? null : JsonMapper.shared().readTree(text);
  }
}
