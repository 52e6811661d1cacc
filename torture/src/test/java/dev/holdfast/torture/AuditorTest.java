package dev.holdfast.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.torture.audit.AuditSources;
import dev.holdfast.torture.audit.Auditor;
import dev.holdfast.torture.audit.Invariant;
import dev.holdfast.torture.audit.NodeRecords;
import dev.holdfast.torture.audit.Violation;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.TorturedMarket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The auditor audited: a market without a fault has no violation, and each planted one is found.
 */
@Tag("full")
@TestInstance(Lifecycle.PER_CLASS)
class AuditorTest {
  /** The relay's, see {@code OutboxRelay}. */
  private static final long RELAY_LOCK = 0x486f6c6466617374L;

  private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica";

  private final List<Runnable> undo = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private TorturedMarket market;

  @BeforeAll
  void trade() throws Exception {
    market = TorturedMarket.start(Map.of(), new LightningSource.Simulator());
    List<Plan> plans =
        List.of(Plan.ACCEPTED, Plan.AWARDED_IN_PART, Plan.CANCELLED_BY_PROVIDER, Plan.AGREED_SPLIT);
    try (Traders traders = new Traders(market, 2, plans, 1)) {
      while (traders.finished() < 12) {
        Thread.sleep(100);
      }
      boolean ended = traders.end(Duration.ofSeconds(300));
      assertThat(ended).as("orders that are open: %s", traders.open()).isTrue();
    }
    assertThat(new Auditor(sources()).auditAtRest(30)).isEmpty();
  }

  @AfterEach
  void put_it_back() throws Exception {
    undo.reversed().forEach(Runnable::run);
    undo.clear();
    assertThat(new Auditor(sources()).auditAtRest(10)).isEmpty();
  }

  @AfterAll
  void stop() {
    market.close();
  }

  @Test
  void what_a_node_recorded_is_read_to_its_end_by_whatever_pages() throws Exception {
    for (LndNode node : sources().nodes()) {
      NodeRecords atOnce = NodeRecords.read(node, 1_000);
      assertThat(atOnce.payments()).hasSizeGreaterThan(1);
      assertThat(atOnce.invoices()).hasSizeGreaterThan(1);
      assertThat(NodeRecords.read(node, 1)).isEqualTo(atOnce);
    }
  }

  @Test
  void an_entry_that_does_not_sum_to_zero() throws Exception {
    plant(
        MarketService.ESCROW,
        """
        update journal_line set amount_msat = amount_msat + %s
        where account = 'held:contingent' and entry_id = (select min(entry_id) from journal_entry)\
        """,
        "1",
        "-1");
    assertFound(Invariant.ENTRIES_SUM_TO_ZERO);
  }

  @Test
  void a_leg_that_was_captured_and_released() throws Exception {
    sql(MarketService.ESCROW, "drop index one_end_per_leg");
    plant(
        MarketService.ESCROW,
        """
        update journal_entry set leg_id = %s where entry_id =
          (select min(entry_id) from journal_entry where kind = 'RELEASE')\
        """,
        "(select leg_id from journal_entry where kind = 'CAPTURE' order by entry_id limit 1)",
        "'"
            + ask(
                MarketService.ESCROW,
                "select leg_id from journal_entry where kind = 'RELEASE' order by entry_id limit 1")
            + "'");
    assertFound(Invariant.ONE_END_PER_LEG);
  }

  @Test
  void a_payment_of_another_amount_than_its_payout() throws Exception {
    plant(
        MarketService.SETTLEMENT,
        """
        update payout set amount_msat = amount_msat + %s where payout_id =
          (select payout_id from payout where state = 'SUCCEEDED' order by payout_id limit 1)\
        """,
        "1",
        "-1");
    assertFound(Invariant.ONE_PAYOUT);
  }

  @Test
  void a_leg_given_back_whose_share_was_paid() throws Exception {
    plantStateOfAnAwardedLeg("CANCELLED");
    assertFound(Invariant.NO_REFUND_OF_WHAT_IS_PAID);
  }

  @Test
  void a_leg_that_lnd_ended_by_itself() throws Exception {
    plantStateOfAnAwardedLeg("LOST");
    assertFound(Invariant.DECIDED_IN_TIME);
  }

  @Test
  void a_settled_leg_that_the_ledger_never_captured() throws Exception {
    String entry =
        ask(MarketService.ESCROW, "select min(entry_id) from journal_entry where kind = 'CAPTURE'");
    plant(
        MarketService.ESCROW,
        "update journal_entry set kind = '%s' where entry_id = " + entry,
        "LOCKED_AGAIN",
        "CAPTURE");
    assertFound(Invariant.LEDGER_FOLLOWS_LND);
  }

  @Test
  void a_millisatoshi_in_the_channels_that_the_ledger_does_not_have() throws Exception {
    AuditSources sources = sources();
    AuditSources less =
        new AuditSources(
            sources.databases(),
            sources.kafka(),
            sources.logs(),
            sources.nodes(),
            sources.gateway(),
            sources.preimageKey(),
            sources.preimageKeyId(),
            sources.channelsBefore() - 1,
            Map.of());
    assertThat(found(less)).containsExactly(Invariant.LEDGER_FOLLOWS_LND);
  }

  @Test
  void a_step_that_is_not_in_the_table() throws Exception {
    String step =
        ask(
            MarketService.ORDER,
            "select min(sequence) from order_transition where cause = 'MONEY_LOCKED'");
    plant(
        MarketService.ORDER,
        "update order_transition set cause = '%s' where sequence = " + step,
        "SILENCE",
        "MONEY_LOCKED");
    assertFound(Invariant.HISTORIES_ARE_PATHS);
  }

  @Test
  void an_order_that_nobody_was_told_of() throws Exception {
    String columns =
        ask(
            MarketService.ORDER,
            """
            select string_agg(column_name, ',') from information_schema.columns
            where table_name = 'market_order'
              and column_name not in ('order_id', 'idempotency_key', 'state', 'closed_at')\
            """);
    sql(
        MarketService.ORDER,
        "insert into market_order (order_id, idempotency_key, state, "
            + columns
            + ") select gen_random_uuid(), 'planted', 'PLACED', "
            + columns
            + " from market_order limit 1");
    undo.add(() ->
        sql(MarketService.ORDER, "delete from market_order where idempotency_key = 'planted'"));
    assertFound(Invariant.HISTORY_IS_TOLD);
  }

  @Test
  void a_step_that_names_no_event() throws Exception {
    plantEventOf(MarketService.ORDER, "order_transition", "DELIVERY", "null");
    assertFound(Invariant.HISTORY_IS_TOLD);
  }

  @Test
  void a_step_whose_event_is_on_no_topic() throws Exception {
    plantEventOf(MarketService.ESCROW, "escrow_transition", "AWARD_DECIDED", "gen_random_uuid()");
    assertFound(Invariant.HISTORY_IS_TOLD);
  }

  @Test
  void a_step_that_names_the_event_of_another_one() throws Exception {
    plantEventOf(
        MarketService.ORDER,
        "order_transition",
        "DELIVERY",
        "(select event_id from order_transition where cause = 'MONEY_LOCKED' limit 1)");
    assertFound(Invariant.HISTORY_IS_TOLD);
  }

  /** The second event waits in the outbox, which no relay empties while its lock is taken. */
  @Test
  void a_step_that_is_told_by_two_events() throws Exception {
    Database database = market.superuser(MarketService.ORDER);
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("select pg_advisory_xact_lock(" + RELAY_LOCK + ")");
      sql(
          MarketService.ORDER,
          "insert into outbox (event_id, topic, event_key, type, occurred_at, body)"
              + " select gen_random_uuid(), 'holdfast.orders', order_id::text,"
              + " 'dev.holdfast.order.order-delivered.v1', now(), '{}'"
              + " from order_transition where cause = 'DELIVERY' limit 1");
      assertFound(Invariant.HISTORY_IS_TOLD);
      sql(MarketService.ORDER, "delete from outbox");
      connection.rollback();
    }
  }

  @Test
  void two_answers_under_one_key() throws Exception {
    AuditSources sources = market.auditSources(Map.of("a key", Set.of("yes", "no")));
    assertThat(found(sources)).containsExactly(Invariant.SAME_KEY_SAME_BYTES);
  }

  @Test
  void a_reputation_that_was_mended_by_hand() throws Exception {
    String order =
        ask(
            MarketService.REPUTATION,
            "select order_id from outcome where outcome = 'ACCEPTED' limit 1");
    plant(
        MarketService.REPUTATION,
        "update outcome set outcome = '%s' where order_id = '" + order + "'",
        "TIMED_OUT",
        "ACCEPTED");
    assertFound(Invariant.REPUTATION_IS_RECOMPUTED);
  }

  @Test
  void a_preimage_in_a_log(@TempDir Path folder) throws Exception {
    Path log = Files.writeString(folder.resolve("a.log"), "settled with " + preimage());
    AuditSources sources = sources();
    AuditSources withLog =
        new AuditSources(
            sources.databases(),
            sources.kafka(),
            List.of(log),
            sources.nodes(),
            sources.gateway(),
            sources.preimageKey(),
            sources.preimageKeyId(),
            sources.channelsBefore(),
            Map.of());
    assertThat(found(withLog)).containsExactly(Invariant.NO_PREIMAGE_LEAKS);
  }

  @Test
  void an_order_without_an_end() throws Exception {
    String order = ask(MarketService.ESCROW, "select escrow_id from escrow limit 1");
    plant(
        MarketService.ESCROW,
        "update escrow set finished = %s where escrow_id = '" + order + "'",
        "false",
        "true");
    assertFound(Invariant.EVERYTHING_ENDS);
  }

  @Test
  void what_waits_until_an_invoice_in_doubt_has_run_out_is_no_violation() throws Exception {
    String escrow = ask(MarketService.ESCROW, "select escrow_id from escrow limit 1");
    plant(
        MarketService.ESCROW,
        "update escrow set finished = %s where escrow_id = '" + escrow + "'",
        "false",
        "true");
    plantASendInDoubt(escrow);
    assertThat(found(sources())).isEmpty();
    runOut();
    assertFound(Invariant.EVERYTHING_ENDS);
  }

  private void plantEventOf(MarketService service, String table, String cause, String event)
      throws Exception {
    String step =
        ask(service, "select min(sequence) from " + table + " where cause = '" + cause + "'");
    String was = ask(service, "select event_id from " + table + " where sequence = " + step);
    plant(
        service,
        "update " + table + " set event_id = %s where sequence = " + step,
        event,
        "'" + was + "'");
  }

  /** A payout whose every try failed, and one call of it was never answered. */
  private void plantASendInDoubt(String subject) {
    sql(
        MarketService.SETTLEMENT,
        """
        insert into payout (payout_id, purpose, subject_id, payee, due_msat, fee_budget_msat, state,
          payment_hash, node, amount_chosen, failures, in_flight_told, version)
        select gen_random_uuid(), 'DRAW', '%s', 'planted', 1, 0, 'FAILED',
          repeat('0', 64), node, false, 5, false, 0 from payout limit 1\
        """
            .formatted(subject));
    undo.add(() -> sql(MarketService.SETTLEMENT, "delete from payout where payee = 'planted'"));
    sql(
        MarketService.SETTLEMENT,
        """
        insert into payout_send (send_id, payout_id, payment_hash, node, sent_at, given_up_at,
          invoice_expires_at, version)
        select gen_random_uuid(), payout_id, payment_hash, node, now(), now(),
          now() + interval '1 hour', 0 from payout where payee = 'planted'\
        """);
    undo.add(() ->
        sql(
            MarketService.SETTLEMENT,
            "delete from payout_send where payment_hash = repeat('0', 64)"));
  }

  private void runOut() {
    sql(
        MarketService.SETTLEMENT,
        "update payout_send set invoice_expires_at = now() - interval '11 minutes'"
            + " where payment_hash = repeat('0', 64)");
  }

  private void plantStateOfAnAwardedLeg(String state) throws Exception {
    String leg =
        ask(
            MarketService.SETTLEMENT,
            "select leg_id from hold_invoice where awarded order by leg_id limit 1");
    plant(
        MarketService.SETTLEMENT,
        "update hold_invoice set state = '%s' where leg_id = '" + leg + "'",
        state,
        "SETTLED");
  }

  private void plant(MarketService service, String change, String there, String back) {
    sql(service, change.formatted(there));
    undo.add(() -> sql(service, change.formatted(back)));
  }

  private void assertFound(Invariant invariant) throws Exception {
    assertThat(found(sources())).contains(invariant);
  }

  private static Set<Invariant> found(AuditSources sources) throws Exception {
    return Set.copyOf(
        new Auditor(sources).audit().stream().map(Violation::invariant).distinct().toList());
  }

  private AuditSources sources() {
    return market.auditSources(Map.of());
  }

  private String preimage() throws InterruptedException {
    for (LndNode node : sources().nodes()) {
      for (Invoice invoice : NodeRecords.read(node, 100).invoices()) {
        if (invoice.getState() == Invoice.InvoiceState.SETTLED) {
          return HexFormat.of().formatHex(invoice.getRPreimage().toByteArray());
        }
      }
    }
    throw new AssertionError("nothing was settled");
  }

  private void sql(MarketService service, String change) {
    Database database = market.superuser(service);
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var sql = connection.createStatement()) {
      sql.execute(WITHOUT_TRIGGERS);
      sql.execute(change);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(change, e);
    }
  }

  private String ask(MarketService service, String question) throws Exception {
    Database database = market.database(service);
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var sql = connection.createStatement();
        var answer = sql.executeQuery(question)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }
}
