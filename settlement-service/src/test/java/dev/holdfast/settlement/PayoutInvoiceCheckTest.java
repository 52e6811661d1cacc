package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.NodeStatus;
import dev.holdfast.simulator.bolt11.Bolt11Decoder;
import dev.holdfast.simulator.bolt11.Bolt11Encoder;
import dev.holdfast.simulator.bolt11.NodeKey;
import dev.holdfast.testkit.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an invoice can be paid, as order-service and escrow-service ask it. */
class PayoutInvoiceCheckTest extends MarketTest {
  private static final Msat DUE = Msat.ofSat(10_000);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  @AfterEach
  void closeClient() {
    http.close();
  }

  @Test
  void an_invoice_of_the_due_amount_is_accepted() throws Exception {
    String request = provider.invoice(DUE);
    JsonNode answer = check(request, DUE, "AWARD");
    assertThat(answer.get("accepted").booleanValue()).isTrue();
    assertThat(answer.get("amount_msat").longValue()).isEqualTo(DUE.value());
    assertThat(answer.get("payment_hash").stringValue()).hasSize(64);
    assertThat(Instant.parse(answer.get("expires_at").stringValue())).isAfter(Instant.now());
    assertThat(answer.has("reason")).isFalse();
  }

  @Test
  void an_invoice_without_an_amount_is_accepted_for_an_award_alone() throws Exception {
    String request = provider.invoice(Msat.ZERO);
    assertThat(check(request, DUE, "AWARD").get("accepted").booleanValue()).isTrue();
    refused(check(request, null, "WITHDRAWAL"), "wrong-amount");
  }

  @Test
  void a_withdrawal_is_as_large_as_its_invoice() throws Exception {
    JsonNode answer = check(provider.invoice(DUE), null, "WITHDRAWAL");
    assertThat(answer.get("amount_msat").longValue()).isEqualTo(DUE.value());
  }

  @Test
  void what_is_no_invoice_is_refused() throws Exception {
    refused(check("hello", DUE, "AWARD"), "not-bolt11");
    refused(check(provider.invoice(DUE) + "q", DUE, "AWARD"), "not-bolt11");
  }

  @Test
  void an_invoice_of_another_network_is_refused() throws Exception {
    NodeKey key = NodeKey.random();
    String mainnet = Bolt11Encoder.encode("lnbc", Bolt11Decoder.decode(provider.invoice(DUE)), key);
    refused(check(mainnet, DUE, "AWARD"), "wrong-network");
  }

  @Test
  void a_wrong_amount_is_refused() throws Exception {
    Msat least = Msat.ofSat(9_500);
    assertThat(check(provider.invoice(least), DUE, "AWARD").get("accepted").booleanValue())
        .isTrue();
    refused(check(provider.invoice(least.minus(Msat.of(1))), DUE, "AWARD"), "wrong-amount");
    refused(check(provider.invoice(DUE.plus(Msat.of(1))), DUE, "AWARD"), "wrong-amount");
  }

  @Test
  void an_invoice_that_expires_before_the_review_ends_is_refused() throws Exception {
    String request = provider.invoice(i -> i.setValueMsat(DUE.value()).setExpiry(60));
    refused(check(request, DUE, "AWARD"), "expires-too-early");
  }

  @Test
  void an_expired_invoice_is_refused() throws Exception {
    String request = provider.invoice(i -> i.setValueMsat(DUE.value()).setExpiry(1));
    Thread.sleep(Duration.ofMillis(2_100));
    refused(check(request, DUE, "AWARD"), "expired");
  }

  @Test
  void amp_and_blinded_paths_are_refused() throws Exception {
    refused(
        check(provider.invoice(i -> i.setValueMsat(DUE.value()).setIsAmp(true)), DUE, "AWARD"),
        "amp");
    refused(
        check(provider.invoice(i -> i.setValueMsat(DUE.value()).setIsBlinded(true)), DUE, "AWARD"),
        "blinded-path");
  }

  @Test
  void an_invoice_of_the_market_itself_is_refused() throws Exception {
    try (TestWallet own = new TestWallet(market.market)) {
      refused(check(own.invoice(DUE), DUE, "AWARD"), "pool-node");
    }
  }

  @Test
  void a_payee_that_may_hold_the_payment_for_long_is_refused() throws Exception {
    String request = provider.invoice(i -> i.setValueMsat(DUE.value()).setCltvExpiry(145));
    refused(check(request, DUE, "AWARD"), "final-cltv-too-long");
  }

  @Test
  void the_hash_of_a_leg_is_refused_for_ever() throws Exception {
    EscrowLife escrow = new EscrowLife(market, DUE);
    OpenedLeg leg = escrow.plan().opened().legs().getFirst();
    String request = provider.holdInvoice(HexFormat.of().parseHex(leg.paymentHash()), DUE);
    escrow.close();
    escrow.await(LegCancelled.class);
    refused(check(request, DUE, "AWARD"), "hash-seen");
  }

  @Test
  void without_a_node_nothing_can_be_said() throws Exception {
    String request = provider.invoice(DUE);
    market.market.stop();
    await(() -> lightning().nodes().stream().noneMatch(NodeStatus::answering));
    HttpResponse<String> answer = post(body(request, DUE, "AWARD"), true);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json.readTree(answer.body()).get("code").stringValue())
        .isEqualTo("lightning-unavailable");
  }

  @Test
  void a_stranger_may_not_ask() throws Exception {
    assertThat(post(body("hello", DUE, "AWARD"), false).statusCode()).isEqualTo(401);
  }

  @Test
  void a_request_that_is_not_whole_is_refused() throws Exception {
    assertThat(post("{\"payment_request\":\"hello\"}", true).statusCode()).isEqualTo(400);
    String unknown = body("hello", DUE, "AWARD").replace("{", "{\"more\":1,");
    assertThat(post(unknown, true).statusCode()).isEqualTo(400);
  }

  private void refused(JsonNode answer, String reason) {
    assertThat(answer.get("accepted").booleanValue()).isFalse();
    assertThat(answer.get("reason").stringValue()).isEqualTo(reason);
    assertThat(answer.get("detail").stringValue()).isNotBlank();
  }

  private JsonNode check(String request, @Nullable Msat due, String purpose) throws Exception {
    HttpResponse<String> answer = post(body(request, due, purpose), true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private static String body(String request, @Nullable Msat due, String purpose) {
    return """
    {"payment_request":"%s","due_msat":%s,"usable_until":"%s","purpose":"%s"}\
    """
        .formatted(
            request,
            due == null ? "null" : due.value(),
            Instant.now().plus(Duration.ofHours(1)),
            purpose);
  }

  private HttpResponse<String> post(String body, boolean signedIn) throws Exception {
    String port = market.service.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%s/internal/v1/payout-invoices/check".formatted(port)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signedIn) {
      request.header("Authorization", TestTokens.shared().bearer(TestTokens.newAgentId()));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
