package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.launcher.replay.Comparison;
import dev.holdfast.launcher.replay.Replay;
import dev.holdfast.money.Msat;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.EventStream;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndWallet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketTest {
  private static final String ANY = "{\"type\":\"object\"}";

  /** A path of each service that it answers, whoever asks; no other service may know it. */
  private static final Map<MarketService, String> PATHS =
      Map.of(
          MarketService.AGENT, "/.well-known/jwks.json",
          MarketService.OFFER, "/v1/offers",
          MarketService.ORDER, "/v1/orders",
          MarketService.ESCROW, "/v1/ledger/balance-sheet",
          MarketService.DISPUTE, "/v1/disputes",
          MarketService.REPUTATION, "/v1/agents/" + "0".repeat(64) + "/reputation");

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private Market market;

  @BeforeAll
  void start() {
    market = Market.start(MarketOptions.unannounced(List.of()), new Stoppables(), started -> {});
  }

  @AfterAll
  void end() {
    market.close();
  }

  @Test
  @org.junit.jupiter.api.Order(1)
  void an_order_goes_from_post_to_completed_and_the_books_agree() throws Exception {
    long nodesBefore = market.nodeBooks().localMsat();
    try (HoldfastClient seller = client(AgentKey.random());
        HoldfastClient buyer = client(AgentKey.random());
        LndWallet earns = wallet("provider");
        LndWallet pays = wallet("buyer")) {
      Offer offer =
          seller
              .offers()
              .publish(OfferDraft.of("Say it again", Msat.of(2_000_000), json(ANY), json(ANY)));
      Order order =
          buyer
              .orders()
              .place(
                  OrderRequest.of(offer, json("{\"say\":\"hold fast\"}")), Duration.ofSeconds(20));
      pays.pay(order.paymentRequests());
      awaitState(seller, order.orderId(), OrderState.FUNDED);
      String invoice = earns.createInvoice(order.due(), "for my work", Duration.ofHours(12));
      seller
          .orders()
          .deliver(order.orderId(), Work.inline(json("{\"said\":\"hold fast\"}"), invoice));
      buyer.orders().accept(order.orderId());
      awaitState(buyer, order.orderId(), OrderState.COMPLETED);
      assertThat(earns.balance()).isNotNull();
    }
    try (HoldfastClient operator = client(market.keys().operator())) {
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .untilAsserted(() -> {
            var sheet = operator.balanceSheet();
            var nodes = market.nodeBooks();
            assertThat(sheet.totalMsat()).isZero();
            assertThat(nodes.unsettledMsat()).isZero();
            assertThat(sheet.of("lightning"))
                .isPositive()
                .isEqualTo(nodes.localMsat() - nodesBefore);
          });
    }
  }

  @Test
  @org.junit.jupiter.api.Order(2)
  void the_reputation_recomputed_from_the_topics_is_the_one_that_is_served() {
    Replay replay = new Replay(market.gateway(), market.kafka(), Clock.systemUTC());
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() ->
            assertThat(replay.run())
                .as("seller and buyer of the order above, each on both sides")
                .hasSize(4)
                .allMatch(Comparison::agrees)
                .anyMatch(side -> side.role() == Role.PROVIDER && side.replayed().orders() == 1));
  }

  @Test
  @org.junit.jupiter.api.Order(3)
  void no_service_answers_the_path_or_shows_the_page_of_another() throws Exception {
    Map<MarketService, URI> services = new EnumMap<>(market.services());
    URI gateway = Objects.requireNonNull(services.remove(MarketService.GATEWAY));
    String token = signIn(market.keys().operator());
    for (var asked : services.entrySet()) {
      for (var path : PATHS.entrySet()) {
        assertThat(get(asked.getValue().resolve(path.getValue()), token))
            .as("%s answers %s", asked, path)
            .isEqualTo(path.getKey() == asked.getKey() ? 200 : 404);
      }
      for (String page : List.of("/docs", "/console", "/index.html")) {
        assertThat(get(asked.getValue().resolve(page), token))
            .as("%s has no page %s", asked, page)
            .isEqualTo(404);
      }
    }
    assertThat(get(gateway.resolve("/docs"), token)).isEqualTo(200);
    assertThat(get(gateway.resolve("/internal/v1/payout-invoices/check"), token)).isEqualTo(404);
  }

  @Test
  @org.junit.jupiter.api.Order(4)
  @Timeout(180)
  void the_lines_of_the_readme_lead_an_order_from_offer_to_payment(@TempDir Path folder)
      throws Exception {
    List<String> missing = ReadmeLines.missingTools();
    assumeTrue(missing.isEmpty(), () -> "the README's reader has " + missing);
    ReadmeLines readme = ReadmeLines.under("An order by hand");
    String said = readme.run(folder, market.gateway(), market.wallets());
    assertThat(said.lines().toList())
        .containsSubsequence("\"Shouting\"", "DELIVERED", "ACCEPTED")
        .anyMatch(line -> line.matches("\\d+"))
        .last()
        .asString()
        .startsWith("valid: order ")
        .contains("2100000 of 2100000 msat captured");
  }

  @Test
  @org.junit.jupiter.api.Order(5)
  @Timeout(60)
  void the_market_ends_with_an_event_stream_open_and_leaves_no_process_behind() throws Exception {
    try (HoldfastClient watcher = client(AgentKey.random());
        EventStream events = watcher.events(null)) {
      assertThat(events.next(Duration.ofMillis(500))).isEmpty();
      assertThat(servers()).isNotEmpty();
      market.close();
      assertThat(servers()).isEmpty();
    }
  }

  /** The servers of this JVM's run; they are nobody's children, so that signals spare them. */
  private static List<String> servers() {
    String run = "/run/" + ProcessHandle.current().pid() + "/";
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains("postgres") && command.contains(run))
        .toList();
  }

  private void awaitState(HoldfastClient agent, UUID orderId, OrderState state) {
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> agent.orders().get(orderId).state() == state);
  }

  private int get(URI uri, String token) throws Exception {
    return http.send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** The token itself, which a client keeps to itself. */
  private String signIn(AgentKey key) throws Exception {
    JsonNode challenge =
        post("/v1/auth/challenges", json("{\"agent_id\":\"" + key.agentId() + "\"}"));
    ObjectNode proof = HoldfastClient.json().createObjectNode();
    proof.set("challenge", challenge.get("challenge"));
    proof.put("scheme", "schnorr");
    proof.put("signature", key.sign(challenge.get("message").asString()));
    return post("/v1/auth/tokens", proof).get("access_token").asString();
  }

  private JsonNode post(String path, JsonNode body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(market.gateway().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return json(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private HoldfastClient client(AgentKey key) {
    return HoldfastClient.connect(market.gateway(), key);
  }

  private LndWallet wallet(String name) {
    return LndWallet.connect(Objects.requireNonNull(market.wallets().get(name)));
  }

  private static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
