package dev.holdfast.order.store;

import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderLeg;
import dev.holdfast.order.domain.Result;
import dev.holdfast.receipts.CanonicalJson;
import dev.holdfast.web.WebProperties;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receipt says; the schema is published as {@code receipt-v1.schema.json}. A preimage is in
 * it only for a leg that LND settled.
 */
@Component
class ReceiptContent {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String issuer;

  ReceiptContent(WebProperties web) {
    this.issuer = web.issuer();
  }

  JsonNode of(Order order, List<Evaluation> evaluations, Instant now) {
    ObjectNode receipt = JSON.createObjectNode();
    receipt.put("receipt_version", 1);
    receipt.put("issuer", issuer);
    receipt.put("issued_at", now.toString());
    receipt.put("order_id", order.orderId().toString());
    receipt.put("offer_id", order.offerId().toString());
    receipt.put("offer_version", order.offerVersion());
    receipt.put("buyer", order.buyer());
    receipt.put("provider", order.provider());
    receipt.put("state", order.state().name());
    receipt.put("outcome", Objects.requireNonNull(order.outcome()).name());
    receipt.put("placed_at", order.placedAt().toString());
    time(receipt, "funded_at", order.fundedAt());
    time(receipt, "delivered_at", order.deliveredAt());
    time(receipt, "closed_at", order.closedAt());
    receipt.set("terms", terms(order));
    receipt.put("input_sha256", sha256(CanonicalJson.of(order.input())));
    delivery(receipt, order.result());
    receipt.set("conditions", array(order.conditionOutcomes()));
    receipt.set("evaluations", evaluations(evaluations));
    receipt.put("provider_percent", Objects.requireNonNullElse(order.providerPercent(), 0));
    receipt.put("custody", order.isCustody());
    receipt.set("amounts", amounts(order));
    receipt.set("legs", legs(order.legs()));
    if (order.payoutHash() != null) {
      receipt
          .putObject("payout")
          .put("payment_hash", order.payoutHash())
          .put("payee_node", order.payeeNode());
    }
    return receipt;
  }

  private static JsonNode terms(Order order) {
    Terms terms = order.terms();
    ObjectNode node = JSON.createObjectNode();
    amount(node, "price_msat", terms.priceMsat());
    amount(node, "fee_msat", terms.feeMsat());
    node.put("fee_basis_points", terms.feeBasisPoints());
    node.put("split_step", terms.splitStep().name());
    node.put("funding_seconds", terms.fundingSeconds());
    node.put("delivery_seconds", terms.deliverySeconds());
    node.put("review_seconds", terms.reviewSeconds());
    node.put("dispute_seconds", terms.disputeSeconds());
    node.put("deadline_outcome", terms.deadlineOutcome().name());
    node.set("conditions", array(order.conditions()));
    return node;
  }

  private static void delivery(ObjectNode receipt, @Nullable Result result) {
    if (result != null) {
      receipt.put("result_sha256", result.sha256());
      if (result.url() != null) {
        receipt.put("result_url", result.url());
      }
    }
  }

  private static JsonNode amounts(Order order) {
    ObjectNode node = JSON.createObjectNode();
    amount(node, "price_msat", order.price());
    amount(node, "captured_msat", order.captured());
    amount(node, "fee_msat", order.feeTaken());
    amount(node, "paid_msat", order.paid());
    amount(node, "routing_fee_msat", order.routingFee());
    amount(node, "credited_msat", order.credited());
    amount(node, "refunded_msat", order.refunded());
    amount(node, "excess_msat", order.excess());
    return node;
  }

  private static JsonNode legs(List<OrderLeg> legs) {
    ArrayNode nodes = JSON.createArrayNode();
    for (OrderLeg leg : legs) {
      ObjectNode node = nodes.addObject();
      node.put("leg_id", leg.legId().toString());
      amount(node, "amount_msat", leg.amount());
      node.put("state", leg.state().name());
      node.put("payment_hash", leg.paymentHash());
      if (leg.preimage() != null) {
        node.put("preimage", leg.preimage());
      }
    }
    return nodes;
  }

  private static JsonNode evaluations(List<Evaluation> evaluations) {
    ArrayNode nodes = JSON.createArrayNode();
    for (Evaluation evaluation : evaluations) {
      nodes
          .addObject()
          .put("evaluator", evaluation.evaluator())
          .put("passes", evaluation.passes())
          .put("message", evaluation.message())
          .put("signature", evaluation.signature())
          .put("at", evaluation.at().toString());
    }
    return nodes;
  }

  private static void amount(ObjectNode node, String name, Msat amount) {
    node.put(name, amount.value());
  }

  private static void time(ObjectNode node, String name, @Nullable Instant at) {
    if (at != null) {
      node.put(name, at.toString());
    }
  }

  private static JsonNode array(@Nullable String json) {
    return json == null ? JSON.createArrayNode() : JSON.readTree(json);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
