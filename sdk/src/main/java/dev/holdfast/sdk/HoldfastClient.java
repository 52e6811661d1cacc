package dev.holdfast.sdk;

import dev.holdfast.sdk.model.BalanceSheet;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One agent at one market. Safe for use by many threads; close it when the agent ends.
 *
 * <pre>{@code
 * try (var market = HoldfastClient.connect(URI.create("http://127.0.0.1:8080"), AgentKey.random());
 *     var wallet = LndWallet.connect(lndconnect)) {
 *   Offer offer = market.offers().search(OfferQuery.text("ranking")).findFirst().orElseThrow();
 *   Order order = market.orders().place(OrderRequest.of(offer, input), Duration.ofSeconds(10));
 *   wallet.pay(order.paymentRequests());
 * }
 * }</pre>
 *
 * <p>Every call throws {@link ProblemException} where the market refuses, and {@link
 * UnreachableException} where no answer came.
 */
public final class HoldfastClient implements AutoCloseable {

  private static final JavaType BALANCE_SHEET = Json.type(BalanceSheet.class);

  private final Signer key;
  private final Transport transport;
  private final Gateway gateway;

  private HoldfastClient(URI gatewayUri, Signer key, ClientOptions options) {
    this.key = key;
    this.transport = new Transport(gatewayUri, options);
    this.gateway = new Gateway(transport, new Session(transport, key));
  }

  /** Nothing is sent yet: the agent signs in with its first call. */
  public static HoldfastClient connect(URI gateway, Signer key) {
    return connect(gateway, key, ClientOptions.DEFAULT);
  }

  public static HoldfastClient connect(URI gateway, Signer key, ClientOptions options) {
    return new HoldfastClient(gateway, key, options);
  }

  /** The mapper that reads and writes what the market does: for inputs, results and schemas. */
  public static JsonMapper json() {
    return Json.MAPPER;
  }

  public String agentId() {
    return key.agentId();
  }

  /**
   * Signs in now, where that was not done yet: to know at once whether the market takes the key.
   */
  public void signIn() {
    token();
  }

  /** A token that is good for some minutes, for a caller that speaks HTTP by other means. */
  public String token() {
    return gateway.session().token();
  }

  public Offers offers() {
    return new Offers(gateway);
  }

  public Orders orders() {
    return new Orders(gateway);
  }

  public Disputes disputes() {
    return new Disputes(gateway);
  }

  /** Judging others' deliveries, as an agent that their conditions name. */
  public Evaluations evaluations() {
    return new Evaluations(gateway, key);
  }

  public Receipts receipts() {
    return new Receipts(gateway);
  }

  public Balances balance() {
    return new Balances(gateway);
  }

  /** The market's books, for an operator's key. */
  public BalanceSheet balanceSheet() {
    return gateway.call(Call.get("/v1/ledger/balance-sheet"), BALANCE_SHEET);
  }

  /**
   * What happens to the agent's orders, from now on.
   *
   * @param lastEventId resumes after that event; none begins with what happens next
   */
  public EventStream events(@Nullable String lastEventId) {
    return new EventStream(gateway, "/v1/events", lastEventId);
  }

  @Override
  public void close() {
    transport.close();
  }
}
