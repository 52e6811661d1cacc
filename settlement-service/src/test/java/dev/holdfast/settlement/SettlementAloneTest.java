package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.payout.PayoutState;
import dev.holdfast.settlement.domain.payout.Payouts;
import dev.holdfast.testkit.TestPostgres;
import dev.holdfast.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The service by itself: no other service, and no node. */
class SettlementAloneTest {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 200;

  /** Other tests' legs wait here for a node, and to plan PostgreSQL looks at an index's end. */
  private static final long FEW = 1_000;

  private static final String READ =
      "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"
          + " from pg_stat_xact_user_tables where relname = 'hold_invoice'";

  private static final String[] WHEN_NOTHING_HAD_ENDED = {
    """
    insert into escrow_holds (escrow_id, order_id, node, final_cltv_blocks, invoice_expiry_seconds,
      memo, payout_reserve_msat, delay_told, open_told, closed, decided, settle_first, version)
    select gen_random_uuid(), gen_random_uuid(), 'm', 200, 3600, 'ended', 0, false, true, false, false,
      false, 0
    from generate_series(1, 40000)\
    """,
    """
    insert into hold_invoice (leg_id, escrow_id, order_id, position, amount_msat, payment_hash,
      preimage_key, preimage_sealed, state, node, awarded, version)
    select gen_random_uuid(), escrow_id, order_id, 0, 1000, escrow_id, 'k1', '', 'PLANNED', 'm',
      false, 0
    from escrow_holds where memo = 'ended'\
    """,
    "alter table hold_invoice set (autovacuum_enabled = false)",
    "analyze",
    "update hold_invoice set state = 'SETTLED' where node = 'm'"
  };

  /** With the id of an escrow, which is its order's as well, of its two legs, and of its payout. */
  private static final String[] WITH_A_PAYOUT = {
    """
    insert into escrow_holds (escrow_id, order_id, node, final_cltv_blocks, invoice_expiry_seconds,
      memo, payout_reserve_msat, delay_told, open_told, closed, decided, settle_first, version)
    values (:escrow, :escrow, 'w', 200, 3600, 'waited', 0, false, true, false, true, false, 0)\
    """,
    """
    insert into hold_invoice (leg_id, escrow_id, order_id, position, amount_msat, payment_hash,
      preimage_key, preimage_sealed, state, node, awarded, version)
    values (:leg, :escrow, :escrow, 0, 1000, cast(:leg as text), 'k1', '', 'ACCEPTED', 'w', true, 0),
      (:otherLeg, :escrow, :escrow, 1, 1000, cast(:otherLeg as text), 'k1', '', 'ACCEPTED', 'w',
      true, 0)\
    """,
    """
    insert into payout (payout_id, purpose, subject_id, order_id, payee, due_msat, fee_budget_msat,
      state, amount_chosen, failures, in_flight_told, version)
    values (:payout, 'AWARD', :escrow, :escrow, 'p', 900, 0, 'IN_FLIGHT', false, 0, false, 0)\
    """
  };

  private static final String[] DONE = {
    "update escrow_holds set guard_height = 1 where escrow_id = :escrow",
    "update hold_invoice set state = 'SETTLING' where leg_id = :leg",
    "update payout set state = 'SUCCEEDED' where payout_id = :payout"
  };

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    List<String> arguments = new ArrayList<>();
    TestServers.environment("settlement").forEach((k, v) -> arguments.add("--" + k + "=" + v));
    arguments.add("--HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID=k1");
    arguments.add("--HOLDFAST_SETTLEMENT_PREIMAGE_KEY=" + TestSettings.KEY);
    arguments.add("--spring.config.name=settlement-service");
    arguments.add("--spring.application.name=settlement-alone");
    service =
        new SpringApplicationBuilder(SettlementApplication.class)
            .run(arguments.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void it_is_ready_without_any_node() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String port = service.getEnvironment().getProperty("local.server.port");
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  /** Statistics are of some time ago: here of one when nothing had ended yet. */
  @Test
  void sweeps_of_legs_read_none_that_has_ended_whatever_the_statistics_say() {
    JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
    for (String sql : WHEN_NOTHING_HAD_ENDED) {
      jdbc.execute(sql);
    }
    Holds holds = service.getBean(Holds.class);
    Set<HoldState> decided = Set.of(HoldState.SETTLING, HoldState.CANCELLING);
    assertThat(legsRead(() -> holds.page(decided, "m", BEFORE_ALL, PAGE))).isLessThan(FEW);
    assertThat(legsRead(() -> holds.escrowsToOpen(Set.of("m"), PAGE))).isLessThan(FEW);
    assertThat(legsRead(() -> holds.writtenOffOn("m"))).isLessThan(FEW);
  }

  /** Else the leg would be settled again, or a payout that was paid be sent once more. */
  @ParameterizedTest
  @EnumSource
  void a_step_that_waited_for_another_knows_what_that_one_did(LockedBy way) throws Exception {
    Ids ids = Ids.random();
    JdbcClient jdbc = service.getBean(JdbcClient.class);
    for (String sql : WITH_A_PAYOUT) {
      jdbc.sql(sql).paramSource(ids).update();
    }
    TransactionTemplate transaction = service.getBean(TransactionTemplate.class);
    CompletableFuture<States> waited =
        transaction.execute(first -> {
          assertThat(statesOf(ids, way))
              .isEqualTo(new States(HoldState.ACCEPTED, PayoutState.IN_FLIGHT));
          var second =
              CompletableFuture.supplyAsync(() -> transaction.execute(step -> statesOf(ids, way)));
          await().until(() -> TestPostgres.somebodyWaits(service.getBean(DataSource.class)));
          for (String sql : DONE) {
            jdbc.sql(sql).paramSource(ids).update();
          }
          return second;
        });
    assertThat(waited).isNotNull();
    assertThat(waited.get(10, TimeUnit.SECONDS))
        .isEqualTo(new States(HoldState.SETTLING, PayoutState.SUCCEEDED));
  }

  private static States statesOf(Ids ids, LockedBy way) {
    Escrows escrows = service.getBean(Escrows.class);
    EscrowHolds escrow =
        switch (way) {
          case ITSELF -> escrows.lock(ids.escrow).orElseThrow();
          case ITS_LEG -> escrows.lockByLeg(ids.leg).orElseThrow();
          case ITS_AWARD -> escrows.lockByAward(ids.payout).orElseThrow();
        };
    Payouts payouts = service.getBean(Payouts.class);
    return new States(
        escrow.leg(ids.leg).state(), payouts.findByPayoutId(ids.payout).orElseThrow().state());
  }

  /** How a step gets an escrow for itself. */
  enum LockedBy {
    ITSELF,
    ITS_LEG,
    ITS_AWARD
  }

  private record Ids(UUID escrow, UUID leg, UUID otherLeg, UUID payout) {
    static Ids random() {
      return new Ids(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }
  }

  private record States(HoldState leg, PayoutState payout) {}

  /**
   * Counted by the server for the connection of this transaction, which may have begun to count
   * before it.
   */
  private static long legsRead(Runnable sweep) {
    JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
    Long read =
        service
            .getBean(TransactionTemplate.class)
            .execute(status -> {
              long before = legsRead(jdbc);
              sweep.run();
              return legsRead(jdbc) - before;
            });
    return Objects.requireNonNull(read);
  }

  private static long legsRead(JdbcTemplate jdbc) {
    return jdbc.queryForList(READ, Long.class).stream().mapToLong(Long::longValue).sum();
  }
}
