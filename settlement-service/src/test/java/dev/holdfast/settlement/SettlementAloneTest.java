package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
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
