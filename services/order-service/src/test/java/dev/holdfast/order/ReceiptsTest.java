package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.Msat;
import dev.holdfast.receipts.SignedReceipt;
import dev.holdfast.schema.SchemaChecker;
import dev.holdfast.testkit.TestCaller.Answer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Signed records of what an order came to. */
class ReceiptsTest extends OrderServiceBase {

  private static final String PREIMAGE = "cd".repeat(32);

  @Autowired ECKey receiptKey;

  @Test
  void a_closed_order_has_one_receipt_that_anyone_can_check_and_only_parties_can_read()
      throws Exception {
    UUID order = completed();
    String path = "/v1/orders/" + order + "/receipt";
    Answer document = await().until(() -> buyer.get(path), answer -> answer.status() == 200);
    JWKSet keys = new JWKSet(receiptKey.toPublicJWK());

    JsonNode receipt = SignedReceipt.verify(document.body().getBytes(StandardCharsets.UTF_8), keys);

    assertThat(receipt.at("/order_id").asString()).isEqualTo(order.toString());
    assertThat(receipt.at("/outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(receipt.at("/amounts/price_msat").asLong()).isEqualTo(1_000_000);
    assertThat(receipt.at("/amounts/paid_msat").asLong()).isEqualTo(990_000);
    assertThat(receipt.at("/amounts/routing_fee_msat").asLong()).isEqualTo(3);
    assertThat(receipt.at("/legs/0/preimage").asString()).isEqualTo(PREIMAGE);
    assertThat(receipt.at("/payout/payment_hash").asString()).isEqualTo("payouthash");
    assertThat(provider.get(path).body()).isEqualTo(document.body());
    assertThat(caller().get(path).verdict()).isEqualTo("404 not-found");
    try (SchemaChecker checker = new SchemaChecker(Duration.ofSeconds(5));
        InputStream schema = SignedReceipt.class.getResourceAsStream("receipt-v1.schema.json")) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(checker.check(text, receipt)).isEmpty();
    }
  }

  @Test
  void no_receipt_is_signed_before_lnd_has_said_its_last_word() {
    UUID order = fundedOrder();
    provider.post("/v1/orders/" + order + "/delivery", delivery());
    assertThat(buyer.get("/v1/orders/" + order + "/receipt").verdict())
        .isEqualTo("409 wrong-state");
    assertThat(order(buyer, order).body()).doesNotContain(PREIMAGE);
  }

  @Test
  void an_accountant_reads_all_receipts_of_a_time_as_lines_of_json_or_csv() {
    UUID first = completed();
    UUID second = completed();
    String span = "?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";
    await()
        .until(
            () -> buyer.get("/v1/receipts" + span).body().lines().count(), Long.valueOf(2)::equals);
    List<String> lines = buyer.get("/v1/receipts" + span).body().lines().toList();
    assertThat(lines.getFirst()).contains(first.toString()).contains("\"jws\"");
    assertThat(lines.getLast()).contains(second.toString());
    List<String> rows = provider.get("/v1/receipts" + span + "&format=csv").body().lines().toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst()).startsWith("order_id,closed_at,role");
    assertThat(rows.get(1)).contains("PROVIDER").contains(",1000000,1000000,10000,990000,3,");
    assertThat(buyer.get("/v1/receipts?from=yesterday&to=2100-01-01T00:00:00Z").verdict())
        .isEqualTo("400 validation-failed");
    assertThat(caller().get("/v1/receipts" + span).body()).isEmpty();
  }

  private UUID completed() {
    UUID order = fundedOrder();
    provider.post("/v1/orders/" + order + "/delivery", delivery());
    buyer.post("/v1/orders/" + order + "/acceptance", "");
    UUID leg = UUID.fromString(order(buyer, order).at("/legs/0/leg_id"));
    UUID escrow = UUID.randomUUID();
    Msat price = Msat.ofSat(1_000);
    Msat fee = Msat.ofSat(10);
    Msat due = Msat.ofSat(990);
    probe.publish(
        new EscrowDecided(
            escrow,
            order,
            provider.agentId(),
            DecisionReason.ACCEPTED,
            100,
            List.of(leg),
            List.of(),
            price,
            fee,
            due,
            "lnsb1payout",
            false,
            Instant.EPOCH));
    probe.publish(
        new PayoutSucceeded(
            UUID.randomUUID(), escrow, order, "payouthash", due, due, Msat.of(3), "02aa"));
    probe.publish(new LegSettled(escrow, order, leg, price, PREIMAGE));
    probe.publish(
        new EscrowFinished(
            escrow,
            order,
            EscrowOutcome.SETTLED,
            DecisionReason.ACCEPTED,
            100,
            price,
            fee,
            Msat.ZERO,
            Msat.ZERO,
            PayoutOutcome.PAID,
            due,
            Msat.ZERO,
            false,
            Instant.EPOCH));
    await().until(() -> order(buyer, order).at("/final").equals("true"));
    return order;
  }
}
