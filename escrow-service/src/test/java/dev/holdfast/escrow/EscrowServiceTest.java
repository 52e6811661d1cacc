package dev.holdfast.escrow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.escrow.app.Withdrawals;
import dev.holdfast.escrow.domain.EscrowRefusal;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.escrow.domain.LegState;
import dev.holdfast.escrow.domain.PayoutInvoices.Payable;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestPostgres;
import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.TestTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

@SpringBootTest(
    properties = "spring.config.name=escrow-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EscrowServiceTest {

  private static final Instant T0 = Instant.EPOCH;
  private static final Msat PRICE = Msat.ofSat(5_000);

  private final UUID order = UUID.randomUUID();
  private final String buyer = TestTokens.newAgentId();
  private final String provider = TestTokens.newAgentId();

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;
  @Autowired DataSource database;
  @Autowired Withdrawals withdrawals;
  @Autowired Escrows escrows;
  @Autowired TransactionTemplate transaction;
  private EventProbe probe;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "escrow");
  }

  @BeforeEach
  void openProbe() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
  }

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  @Test
  void an_accepted_order_is_captured_and_its_failed_payout_is_drawn_from_the_balance()
      throws Exception {
    PlannedLeg leg = lock(BlockHeight.of(2_000));
    probe.publish(new OrderAccepted(order, false, T0));
    EscrowDecided decided = probe.await(EscrowDecided.class, e -> e.orderId().equals(order));
    assertThat(decided.dueMsat()).isEqualTo(Msat.ofSat(4_950));
    probe.publish(
        new PayoutCredited(UUID.randomUUID(), decided.escrowId(), order, decided.dueMsat(), "-"));
    probe.publish(new LegSettled(decided.escrowId(), order, leg.legId(), PRICE, "preimage"));
    EscrowFinished finished = probe.await(EscrowFinished.class, e -> e.orderId().equals(order));
    assertThat(finished.outcome()).isEqualTo(EscrowOutcome.SETTLED);
    assertThat(get("/v1/balance", provider)).contains("\"available_msat\":4950000");

    Payable invoice = new Payable(Msat.ofSat(3_000), "hash-" + order);
    AtomicInteger refused = new AtomicInteger();
    List<Thread> racers = List.of(racer(invoice, "a", refused), racer(invoice, "b", refused));
    for (Thread racer : racers) {
      racer.join();
    }
    assertThat(refused).as("two draws of 3,000 sat of a balance of 4,950").hasValue(1);
    WithdrawalRequested request =
        probe.await(WithdrawalRequested.class, e -> e.agentId().equals(provider));
    assertThat(get("/v1/balance", provider)).contains("\"in_flight_msat\":3030000");
    probe.publish(new WithdrawalFailed(request.withdrawalId(), provider, "no route"));
    await().until(() -> get("/v1/balance", provider).contains("\"available_msat\":4950000"));
    assertThat(sumOfJournal()).isZero();
  }

  @Test
  void an_award_that_is_heard_before_the_work_is_paid_by_the_invoice_of_the_work() {
    lock(BlockHeight.of(2_000));
    UUID dispute = UUID.randomUUID();
    UUID award = probe.publish(new DisputeAwarded(dispute, order, 100, "arbiter", "done", T0));
    await().until(() -> isReceived(award));
    probe.publish(new OrderDelivered(order, "hash", "lnsb1payout", T0, T0));
    probe.publish(
        new OrderDisputed(
            order,
            buyer,
            provider,
            Party.BUYER,
            "wrong result",
            null,
            true,
            SplitStep.WHOLE,
            DeadlineOutcome.REFUND,
            T0,
            T0));
    EscrowDecided decided = probe.await(EscrowDecided.class, e -> e.orderId().equals(order));
    assertThat(decided.reason()).isEqualTo(DecisionReason.AWARDED);
    assertThat(decided.payoutInvoice()).isEqualTo("lnsb1payout");
  }

  @Test
  void a_step_that_waited_for_another_knows_what_that_one_made_of_the_legs() throws Exception {
    PlannedLeg leg = lock(BlockHeight.of(2_000));
    CompletableFuture<LegState> waited =
        transaction.execute(first -> {
          assertThat(stateOfTheLeg()).isEqualTo(LegState.ACCEPTED);
          var second =
              CompletableFuture.supplyAsync(() -> transaction.execute(step -> stateOfTheLeg()));
          await().until(() -> TestPostgres.somebodyWaits(database));
          jdbc.update("update escrow set changed_at = now() where order_id = ?", order);
          jdbc.update("update escrow_leg set state = 'SETTLED' where leg_id = ?", leg.legId());
          return second;
        });
    assertThat(waited).isNotNull();
    assertThat(waited.get(10, SECONDS)).isEqualTo(LegState.SETTLED);
  }

  private LegState stateOfTheLeg() {
    return escrows.lockByOrder(order).orElseThrow().legs().getFirst().state();
  }

  private boolean isReceived(UUID eventId) {
    return !jdbc.queryForList("select 1 from inbox where event_id = ?", eventId).isEmpty();
  }

  @Test
  void at_the_guards_height_an_undelivered_order_goes_back_to_its_buyer() {
    PlannedLeg leg = lock(BlockHeight.of(700));
    probe.publish(new BlockConnected("market-1", BlockHeight.of(663), T0));
    probe.publish(new BlockConnected("market-1", BlockHeight.of(664), T0));
    EscrowDecided decided = probe.await(EscrowDecided.class, e -> e.orderId().equals(order));
    assertThat(decided.cancelLegs()).containsExactly(leg.legId());
    assertThat(decided.settleFirst()).isTrue();
    LegCancelled cancelled =
        new LegCancelled(decided.escrowId(), order, leg.legId(), LegCancelCause.COMMANDED, true);
    UUID id = probe.publish(cancelled);
    probe.publish(cancelled, id);
    probe.publish(cancelled);
    assertThat(probe.await(EscrowFinished.class, e -> e.orderId().equals(order)).outcome())
        .isEqualTo(EscrowOutcome.REFUNDED);
    assertThat(sumOfJournal()).isZero();
  }

  @Test
  void parties_and_operators_see_an_escrow_and_to_strangers_it_does_not_exist() {
    lock(BlockHeight.of(3_000));
    String path = "/v1/escrows/" + order;
    assertThat(get(path, buyer)).contains("LOCKED").doesNotContain("lnsb");
    assertThat(get(path, provider)).contains("LOCKED");
    assertThat(get(path, TestTokens.newAgentId())).contains("\"code\":\"not-found\"");
    assertThat(get("/v1/ledger/balance-sheet", buyer)).contains("\"code\":\"forbidden\"");
    String operator = TestTokens.shared().token(TestTokens.newAgentId(), "operator");
    assertThat(getWith("/v1/ledger/balance-sheet", operator)).contains("\"total_msat\":0");
    assertThat(getWith("/v1/ledger/entries?limit=1", operator)).contains("next_cursor");
  }

  @Test
  void legs_on_a_node_that_does_not_answer_are_shown_as_waiting_for_it() {
    lock(BlockHeight.of(3_000));
    String path = "/v1/escrows/" + order;
    assertThat(get(path, buyer)).contains("\"waiting_for_node\":false");
    probe.publish(new NodeUnreachable("market-1", T0));
    await().until(() -> get(path, buyer).contains("\"waiting_for_node\":true"));
    assertThat(get(path, buyer)).contains("\"node_away_since\":\"");
    probe.publish(new NodeReachable("market-1", T0));
    await().until(() -> get(path, buyer).contains("\"waiting_for_node\":false"));
  }

  @Test
  void the_database_itself_refuses_to_change_the_journal_or_to_unbalance_it() {
    lock(BlockHeight.of(3_000));
    assertThatThrownBy(() -> jdbc.update("update journal_line set amount_msat = 1"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.update("delete from journal_entry"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> jdbc.update("insert into journal_entry (kind, posted_at) values ('FEE', now())"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            jdbc.update(
                "insert into journal_line select entry_id, 99, 'market:fees', 1"
                    + " from journal_entry limit 1"))
        .hasMessageContaining("do not sum to zero");
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.escrow");
  }

  private PlannedLeg lock(BlockHeight expiry) {
    Terms terms =
        new Terms(
            PRICE,
            100,
            Msat.ofSat(50),
            SplitStep.WHOLE,
            600,
            600,
            600,
            600,
            DeadlineOutcome.REFUND);
    probe.publish(
        new OrderPlaced(order, buyer, provider, UUID.randomUUID(), 1, terms, T0, T0, true));
    LegsPlanned planned = probe.await(LegsPlanned.class, e -> e.orderId().equals(order));
    assertThat(planned.buyerHasHistory()).isTrue();
    PlannedLeg leg = planned.legs().getFirst();
    probe.publish(
        new LegsOpened(
            planned.escrowId(),
            order,
            "market-1",
            List.of(new OpenedLeg(leg.legId(), "hash", "lnsb1", T0))));
    probe.await(EscrowPayable.class, e -> e.orderId().equals(order));
    probe.publish(
        new LegAccepted(
            planned.escrowId(), order, leg.legId(), PRICE, BlockHeight.of(600), expiry, 18, 1));
    probe.await(EscrowLocked.class, e -> e.orderId().equals(order));
    return leg;
  }

  private Thread racer(Payable invoice, String name, AtomicInteger refused) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            withdrawals.request(
                provider, "lnsb1", new Payable(invoice.amount(), invoice.paymentHash() + name));
          } catch (EscrowRefusal.BalanceTooSmall e) {
            refused.incrementAndGet();
          }
        });
  }

  private long sumOfJournal() {
    Long sum = jdbc.queryForObject("select sum(amount_msat) from journal_line", Long.class);
    return sum == null ? 0 : sum;
  }

  private String get(String path, String agent) {
    return getWith(path, TestTokens.shared().token(agent, "agent"));
  }

  private String getWith(String path, String token) {
    String body =
        RestClient.create("http://localhost:" + port)
            .get()
            .uri(path)
            .header("Authorization", "Bearer " + token)
            .retrieve()
            .onStatus(status -> true, (request, response) -> {})
            .body(String.class);
    return body == null ? "" : body;
  }
}
