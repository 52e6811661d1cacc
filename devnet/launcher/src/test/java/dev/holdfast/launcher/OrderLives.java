package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.model.BalanceSheet;
import dev.holdfast.sdk.model.DeadlineOutcome;
import dev.holdfast.sdk.model.Deadlines;
import dev.holdfast.sdk.model.Dispute;
import dev.holdfast.sdk.model.LegState;
import dev.holdfast.sdk.model.Offer;
import dev.holdfast.sdk.model.OfferDraft;
import dev.holdfast.sdk.model.Order;
import dev.holdfast.sdk.model.OrderRequest;
import dev.holdfast.sdk.model.OrderState;
import dev.holdfast.sdk.model.Work;
import dev.holdfast.sdk.wallet.LndConnect;
import dev.holdfast.sdk.wallet.LndWallet;
import dev.holdfast.sdk.wallet.PaymentStatus;
import dev.holdfast.sdk.wallet.PaymentStatus.State;
import dev.holdfast.sdk.wallet.PaymentsInFlight;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * How orders end, over the whole market and to the last millisatoshi of its node: the same tests on
 * imitated and on real nodes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderLives {
  static final Msat PRICE = Msat.of(3_000_001);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stoppables running = new Stoppables();

  @SuppressWarnings("NullAway.Init")
  private LiveNodes nodes;

  @SuppressWarnings("NullAway.Init")
  Market market;

  @SuppressWarnings("NullAway.Init")
  HoldfastClient buyer;

  @SuppressWarnings("NullAway.Init")
  HoldfastClient provider;

  @SuppressWarnings("NullAway.Init")
  LndWallet pays;

  @SuppressWarnings("NullAway.Init")
  LndWallet earns;

  private long nodeBefore;
  private long ledgerBefore;

  abstract LiveNodes startNodes();

  @BeforeAll
  void start() {
    nodes = running.add(startNodes());
    market =
        Market.start(
            new MarketOptions(
                0,
                MarketOptions.PERSONS_WALLETS,
                Duration.ofMinutes(10),
                Duration.ofSeconds(8),
                false,
                nodes.addresses()),
            running,
            started -> {});
    buyer = running.add(client(AgentKey.random()));
    provider = running.add(client(AgentKey.random()));
    pays = running.add(wallet("buyer"));
    earns = running.add(wallet("provider"));
  }

  @AfterAll
  void end() {
    running.close();
  }

  @BeforeEach
  void readTheBooks() {
    nodeBefore = market.nodeBooks().localMsat();
    ledgerBefore = ledger();
  }

  void ledgerIsBehindBy(long msat) {
    ledgerBefore -= msat;
  }

  /** Whatever happened, the ledger says what the node has. */
  @AfterEach
  void the_books_agree() {
    await(() -> {
      NodeBooks.Sum node = market.nodeBooks();
      return node.unsettledMsat() == 0 && node.localMsat() - nodeBefore == ledger() - ledgerBefore;
    });
  }

  @Test
  void an_accepted_order_pays_the_provider_to_the_millisatoshi() throws Exception {
    Order order = place(offer(HALF_AN_HOUR));
    PaymentsInFlight payments = pay(order);
    Msat before = earns.balance();
    deliver(order);
    buyer.orders().accept(order.orderId());
    awaitEnd(order, OrderState.COMPLETED);
    assertEnds(payments, State.SUCCEEDED);
    await(() -> earns.balance().equals(before.plus(order.due())));
    assertThat(ledger() - ledgerBefore).isEqualTo(order.feeMsat().value());
  }

  @Test
  void a_cancelled_order_takes_no_money() throws Exception {
    Order order = place(offer(HALF_AN_HOUR));
    buyer.orders().cancel(order.orderId());
    awaitEnd(order, OrderState.CANCELLED);
    assertEnds(pays.pay(order.paymentRequests()), State.FAILED);
    assertThat(ledger()).isEqualTo(ledgerBefore);
  }

  @Test
  void an_order_that_is_never_paid_expires() {
    Order order = place(offer(HALF_AN_HOUR));
    awaitEnd(order, OrderState.EXPIRED);
  }

  @Test
  void an_order_that_is_not_delivered_in_time_is_refunded() throws Exception {
    Order order = place(offer(Duration.ofSeconds(5)));
    PaymentsInFlight payments = pay(order);
    awaitEnd(order, OrderState.REFUNDED);
    assertEnds(payments, State.FAILED);
  }

  @Test
  void a_dispute_that_the_buyer_wins_is_refunded() throws Exception {
    Order order = place(offer(HALF_AN_HOUR));
    PaymentsInFlight payments = pay(order);
    deliver(order);
    award(order, Percent.NOTHING);
    awaitEnd(order, OrderState.RESOLVED);
    assertEnds(payments, State.FAILED);
  }

  @Test
  void a_dispute_that_the_provider_wins_is_paid() throws Exception {
    Order order = place(offer(HALF_AN_HOUR));
    PaymentsInFlight payments = pay(order);
    Msat before = earns.balance();
    deliver(order);
    award(order, Percent.ALL);
    awaitEnd(order, OrderState.RESOLVED);
    assertEnds(payments, State.SUCCEEDED);
    await(() -> earns.balance().equals(before.plus(order.due())));
  }

  /** On the way: odd prices, both steps, the smallest and the largest shares. */
  @Test
  void an_award_of_any_percent_of_the_step_is_paid_and_refunded_to_the_millisatoshi()
      throws Exception {
    Offer by5 = splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.REFUND);
    Offer by1 = splittable(Msat.of(100_000_019), SplitStep.STEP_1, DeadlineOutcome.REFUND);
    Map<Order, Integer> awards = new LinkedHashMap<>();
    for (int percent : new int[] {5, 10, 35, 50, 65, 95}) {
      awards.put(placeAndPay(by5), percent);
    }
    for (int percent : new int[] {1, 37, 63, 99}) {
      awards.put(placeAndPay(by1), percent);
    }
    Msat before = earns.balance();
    awards.forEach((order, percent) -> {
      deliver(order, null);
      award(order, Percent.of(percent));
    });
    long paid = 0;
    for (var award : awards.entrySet()) {
      awaitFinal(award.getKey());
      Order end = buyer.orders().get(award.getKey().orderId());
      assertThat(end.providerPercent()).isEqualTo(award.getValue());
      long share = end.priceMsat().value() - Objects.requireNonNull(end.refundedMsat()).value();
      long due = end.due().value();
      assertThat(Objects.requireNonNull(end.paidMsat()).value()).isEqualTo(due);
      // A share is the sum of its legs, whole satoshis but one: never a satoshi a leg away.
      assertThat((double) share)
          .isCloseTo(end.priceMsat().value() / 100.0 * award.getValue(), within(7_000.0));
      paid += due;
    }
    long all = paid;
    await(() -> earns.balance().value() == before.value() + all);
  }

  @Test
  void an_exact_invoice_does_not_fit_a_partial_award_and_another_one_is_asked_for()
      throws Exception {
    Order order =
        placeAndPay(splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.REFUND));
    deliver(order);
    buyer.orders().offerSplit(order.orderId(), 35);
    provider.orders().acceptSplit(order.orderId(), 35);
    await(() -> !provider.orders().get(order.orderId()).due().equals(order.due()));
    Order decided = provider.orders().get(order.orderId());
    Msat before = earns.balance();
    provider
        .orders()
        .payoutInvoice(
            order.orderId(), earns.createInvoice(decided.due(), "my part", Duration.ofHours(12)));
    awaitEnd(order, OrderState.COMPLETED);
    assertThat(buyer.orders().get(order.orderId()).outcome()).isEqualTo("AGREED");
    await(() -> earns.balance().equals(before.plus(decided.due())));
  }

  @Test
  void a_dispute_that_nobody_decides_is_halved_where_the_terms_say_so() throws Exception {
    Order order =
        placeAndPay(splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.SPLIT_50));
    deliver(order, null);
    buyer.orders().dispute(order.orderId(), "wrong result", "Half of it was right.");
    awaitEnd(order, OrderState.RESOLVED);
    assertThat(buyer.orders().get(order.orderId()).providerPercent()).isEqualTo(50);
  }

  @Test
  void what_is_taken_into_custody_is_both_sides_to_draw_after_the_award() throws Exception {
    Order order =
        placeAndPay(splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.CUSTODY));
    deliver(order, null);
    buyer.orders().dispute(order.orderId(), "wrong result", "A third of it was right.");
    await(() ->
        buyer.orders().get(order.orderId()).legs().stream()
            .allMatch(leg -> leg.state() == LegState.SETTLED));
    assertThat(buyer.orders().get(order.orderId()).state()).isEqualTo(OrderState.DISPUTED);
    Msat buyerHad = buyer.balance().get().availableMsat();
    Msat providerHad = provider.balance().get().availableMsat();
    decide(order, Percent.of(35));
    awaitEnd(order, OrderState.RESOLVED);
    Order end = buyer.orders().get(order.orderId());
    assertThat(buyer.balance().get().availableMsat())
        .isEqualTo(buyerHad.plus(Objects.requireNonNull(end.refundedMsat())));
    assertThat(provider.balance().get().availableMsat())
        .isEqualTo(providerHad.plus(Objects.requireNonNull(end.creditedMsat())));
  }

  /** And the buyer of a divided order has its part back meanwhile. */
  @Test
  void a_payee_that_keeps_its_payment_waiting_delays_nobody_else() throws Exception {
    Order order = place(splittable(Msat.of(20_000_003), SplitStep.STEP_5, DeadlineOutcome.REFUND));
    PaymentsInFlight payments = pay(order);
    deliver(order);
    buyer.orders().offerSplit(order.orderId(), 35);
    provider.orders().acceptSplit(order.orderId(), 35);
    await(() -> !provider.orders().get(order.orderId()).due().equals(order.due()));
    Msat due = provider.orders().get(order.orderId()).due();
    try (KeptPayment kept = new KeptPayment(payee(), due)) {
      provider.orders().payoutInvoice(order.orderId(), kept.request());
      await(kept::isWaiting);
      await(() ->
          buyer.orders().get(order.orderId()).legs().stream()
              .anyMatch(leg -> leg.state() == LegState.CANCELLED));
      an_accepted_order_is_paid();
      assertThat(provider.orders().get(order.orderId()).isFinal()).isFalse();
      assertThatThrownBy(() ->
              provider
                  .orders()
                  .payoutInvoice(
                      order.orderId(), earns.createInvoice(due, "once more", HALF_A_DAY)))
          .hasMessageContaining("payout-under-way");
      kept.take();
    }
    awaitEnd(order, OrderState.COMPLETED);
    assertThat(payments.awaitEnds(PATIENCE))
        .extracting(PaymentStatus::state)
        .contains(State.FAILED);
  }

  private void an_accepted_order_is_paid() throws InterruptedException {
    Order other = placeAndPay(offer(HALF_AN_HOUR));
    deliver(other);
    buyer.orders().accept(other.orderId());
    awaitEnd(other, OrderState.COMPLETED);
  }

  @Test
  void at_the_guard_height_and_not_a_block_earlier_every_order_ends_as_its_state_says_once()
      throws Exception {
    Order custody = disputedOrder(DeadlineOutcome.CUSTODY);
    Order halved = disputedOrder(DeadlineOutcome.SPLIT_50);
    Order disputed = place(offer(HALF_AN_HOUR));
    PaymentsInFlight third = pay(disputed);
    deliver(disputed);
    buyer.orders().dispute(disputed.orderId(), "wrong result", "It was said only once.");
    Order decided = place(offer(HALF_AN_HOUR));
    PaymentsInFlight fourth = pay(decided);
    KeptPayment kept = new KeptPayment(payee(), decided.due());
    provider
        .orders()
        .deliver(decided.orderId(), Work.inline(json("{\"said\":\"hold fast\"}"), kept.request()));
    buyer.orders().accept(decided.orderId());
    await(kept::isWaiting);
    Order undelivered = place(offer(HALF_AN_HOUR));
    PaymentsInFlight first = pay(undelivered);
    Order delivered = place(offer(HALF_AN_HOUR));
    PaymentsInFlight second = pay(delivered);
    deliver(delivered);
    int guard = guardHeight(undelivered);
    assertThat(guardHeight(delivered)).isEqualTo(guard);
    assertThat(guardHeight(decided)).isEqualTo(guard);
    assertThat(guardHeight(custody)).isEqualTo(guard);
    assertThat(guardHeight(halved)).isEqualTo(guard);
    int blocks = guard - market.height();
    nodes.mine(blocks - 1);
    // The market has heard of the block when it makes an order payable after it.
    Order later = place(offer(HALF_AN_HOUR));
    assertThat(buyer.orders().get(undelivered.orderId()).state()).isEqualTo(OrderState.FUNDED);
    assertThat(buyer.orders().get(delivered.orderId()).state()).isEqualTo(OrderState.DELIVERED);
    assertThat(buyer.orders().get(disputed.orderId()).state()).isEqualTo(OrderState.DISPUTED);
    for (Order undecided : List.of(decided, custody, halved)) {
      assertThat(buyer.orders().get(undecided.orderId()).legs())
          .allMatch(leg -> leg.state() == LegState.ACCEPTED);
    }
    nodes.mine(1);
    awaitFinal(undelivered);
    awaitFinal(delivered);
    assertEnds(first, State.FAILED);
    assertEnds(second, State.SUCCEEDED);
    awaitFinal(disputed);
    assertEnds(third, State.FAILED);
    awaitFinal(halved);
    assertThat(buyer.orders().get(halved.orderId()).providerPercent()).isEqualTo(50);
    await(() ->
        buyer.orders().get(custody.orderId()).legs().stream()
            .allMatch(leg -> leg.state() == LegState.SETTLED));
    // The market has its money, and waits for the payee; nobody was paid twice.
    assertEnds(fourth, State.SUCCEEDED);
    long afterTheGuard = ledger();
    nodes.mine(1);
    // The market has heard of this block too when it makes an order payable after it.
    Order last = place(offer(HALF_AN_HOUR));
    assertThat(ledger()).isEqualTo(afterTheGuard);
    assertThat(buyer.orders().get(custody.orderId()).state()).isEqualTo(OrderState.DISPUTED);
    assertThat(buyer.orders().get(decided.orderId()).isFinal()).isFalse();
    buyer.orders().cancel(last.orderId());
    decide(custody, Percent.of(35));
    awaitEnd(custody, OrderState.RESOLVED);
    kept.take();
    awaitEnd(decided, OrderState.COMPLETED);
    kept.close();
    buyer.orders().cancel(later.orderId());
  }

  /** Disputed for longer than its HTLCs last. */
  private Order disputedOrder(DeadlineOutcome outcome) throws InterruptedException {
    JsonNode any = json("{\"type\":\"object\"}");
    Order order =
        placeAndPay(
            provider
                .offers()
                .publish(
                    OfferDraft.of("Say some of it again", Msat.of(20_000_003), any, any)
                        .within(HALF_AN_HOUR, HALF_AN_HOUR, HALF_AN_HOUR)
                        .splitBy(SplitStep.STEP_5, outcome)));
    deliver(order, null);
    buyer.orders().dispute(order.orderId(), "wrong result", "It was said only once.");
    return order;
  }

  Offer offer(Duration delivery) {
    JsonNode any = json("{\"type\":\"object\"}");
    return provider
        .offers()
        .publish(
            OfferDraft.of("Say it again", PRICE, any, any)
                .within(delivery, HALF_AN_HOUR, HALF_AN_HOUR));
  }

  Offer splittable(Msat price, SplitStep step, DeadlineOutcome outcome) {
    JsonNode any = json("{\"type\":\"object\"}");
    Duration dispute = outcome == DeadlineOutcome.REFUND ? HALF_AN_HOUR : Duration.ofSeconds(3);
    return provider
        .offers()
        .publish(
            OfferDraft.of("Say some of it again", price, any, any)
                .within(HALF_AN_HOUR, HALF_AN_HOUR, dispute)
                .splitBy(step, outcome));
  }

  private Order placeAndPay(Offer offer) throws InterruptedException {
    Order order = place(offer);
    PaymentsInFlight unused = pay(order);
    return order;
  }

  Order place(Offer offer) {
    Order order =
        buyer
            .orders()
            .place(OrderRequest.of(offer, json("{\"say\":\"hold fast\"}")), Duration.ofSeconds(20));
    assertThat(order.state()).isEqualTo(OrderState.AWAITING_FUNDS);
    return order;
  }

  PaymentsInFlight pay(Order order) throws InterruptedException {
    PaymentsInFlight payments = pays.pay(order.paymentRequests());
    await(() -> buyer.orders().get(order.orderId()).state() == OrderState.FUNDED);
    return payments;
  }

  void deliver(Order order) {
    deliver(order, order.due());
  }

  /**
   * @param amount none for an invoice that any award can be paid with
   */
  void deliver(Order order, @Nullable Msat amount) {
    String invoice = earns.createInvoice(amount, "for my work", Duration.ofHours(12));
    provider
        .orders()
        .deliver(order.orderId(), Work.inline(json("{\"said\":\"hold fast\"}"), invoice));
  }

  private void award(Order order, Percent toProvider) {
    buyer.orders().dispute(order.orderId(), "wrong result", "It was said only once.");
    decide(order, toProvider);
  }

  void decide(Order order, Percent toProvider) {
    try (HoldfastClient arbiter = client(market.keys().arbiter())) {
      await(() -> dispute(arbiter, order.orderId()) != null);
      UUID dispute = Objects.requireNonNull(dispute(arbiter, order.orderId())).disputeId();
      arbiter.disputes().claim(dispute);
      arbiter.disputes().award(dispute, toProvider, "So it is.");
    }
  }

  private static @Nullable Dispute dispute(HoldfastClient arbiter, UUID orderId) {
    return arbiter
        .disputes()
        .list()
        .filter(d -> d.orderId().equals(orderId))
        .findFirst()
        .orElse(null);
  }

  void awaitEnd(Order order, OrderState state) {
    awaitFinal(order);
    assertThat(buyer.orders().get(order.orderId()).state()).isEqualTo(state);
  }

  private void awaitFinal(Order order) {
    await(() -> buyer.orders().get(order.orderId()).isFinal());
  }

  private static void assertEnds(PaymentsInFlight payments, State state)
      throws InterruptedException {
    assertThat(payments.awaitEnds(PATIENCE)).isNotEmpty().allMatch(end -> end.state() == state);
  }

  int guardHeight(Order order) {
    Deadlines deadlines = buyer.orders().get(order.orderId()).deadlines();
    return Objects.requireNonNull(Objects.requireNonNull(deadlines).guardHeight());
  }

  private long ledger() {
    return ledger("lightning"::equals);
  }

  long ledger(Predicate<String> accounts) {
    try (HoldfastClient operator = client(market.keys().operator())) {
      return operator.balanceSheet().accounts().stream()
          .filter(line -> accounts.test(line.account()))
          .mapToLong(BalanceSheet.Line::balanceMsat)
          .sum();
    }
  }

  HoldfastClient client(AgentKey key) {
    return HoldfastClient.connect(market.gateway(), key);
  }

  private LndNode payee() {
    return GivenLightning.node("provider", LndConnect.parse(address("provider").toString()));
  }

  private LndWallet wallet(String name) {
    return LndWallet.connect(address(name));
  }

  private URI address(String name) {
    return Objects.requireNonNull(market.wallets().get(name));
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
  }

  static JsonNode json(String text) {
    return HoldfastClient.json().readTree(text);
  }
}
