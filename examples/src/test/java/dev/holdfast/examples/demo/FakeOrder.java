package dev.holdfast.examples.demo;

import dev.holdfast.money.FeeRate;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An order of the fake market. */
final class FakeOrder {

  final UUID id = UUID.randomUUID();
  final String buyer;
  final ObjectNode offer;
  final JsonNode input;
  final Msat price;
  final Msat fee;
  final SplitStep step;
  final List<FakeNode.Hold> legs = new ArrayList<>();
  final Instant payBy = Instant.now().plusSeconds(600);
  OrderState state = OrderState.AWAITING_FUNDS;
  boolean isFinal;
  @Nullable JsonNode result;
  @Nullable String payoutInvoice;

  FakeOrder(String buyer, ObjectNode offer, JsonNode input, FakeNode node) {
    this.buyer = buyer;
    this.offer = offer;
    this.input = input;
    this.price = Msat.of(offer.get("price").get("amount_msat").asLong());
    this.fee = new FeeRate(100).feeOn(price);
    this.step = SplitStep.valueOf(offer.get("split_step").asString());
    step.legsOf(price).forEach(amount -> legs.add(node.hold(amount)));
  }

  String provider() {
    return offer.get("provider").asString();
  }

  Msat due() {
    return price.minus(fee);
  }

  ObjectNode json(String reader) {
    ObjectNode json = HoldfastClient.json().createObjectNode();
    json.put("order_id", id.toString()).put("state", state.name()).put("final", isFinal);
    json.put("offer_id", offer.get("offer_id").asString()).put("offer_version", 1);
    json.put("price_msat", price.value()).put("fee_msat", fee.value());
    json.put("buyer", buyer).put("provider", provider());
    json.set("input", input);
    json.putObject("terms").put("price_msat", price.value()).put("split_step", step.name());
    ArrayNode all = json.putArray("legs");
    for (FakeNode.Hold leg : legs) {
      ObjectNode one = all.addObject().put("amount_msat", leg.amount().value());
      one.put("state", "OPEN");
      if (reader.equals(buyer)) {
        one.put("payment_request", leg.paymentRequest());
      }
    }
    json.putObject("deadlines").put("pay_by", payBy.toString());
    if (result != null) {
      json.putObject("delivery").set("result", result);
    }
    return json;
  }
}
