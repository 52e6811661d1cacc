package dev.holdfast.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.TestPostgres;
import dev.holdfast.testkit.embedded.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AnswerStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final byte[] HASH = "hash".getBytes(StandardCharsets.UTF_8);
  private static final StoredAnswer DONE =
      new StoredAnswer(201, "application/json", "/v1/things/1", null, HASH);

  private static DriverManagerDataSource database = new DriverManagerDataSource();

  @BeforeAll
  static void migrate() {
    Database fresh = TestPostgres.newDatabase("answers");
    database = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
    new ResourceDatabasePopulator(new ClassPathResource("db/web/V0002__idempotency_key.sql"))
        .execute(database);
  }

  @BeforeEach
  void nothingIsKept() {
    new JdbcTemplate(database).update("delete from idempotency_key");
  }

  private static AnswerStore at(Instant time) {
    return new AnswerStore(
        new JdbcTemplate(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        Clock.fixed(time, ZoneOffset.UTC),
        Duration.ofSeconds(60),
        Duration.ofHours(24));
  }

  private static RequestKey key(String key) {
    return new RequestKey("alice", "POST /v1/things", key);
  }

  @Test
  void old_answers_are_forgotten_and_newer_ones_are_not() {
    assertThat(at(NOW).claim(key("old"), HASH)).isInstanceOf(Claim.Ours.class);
    assertThat(at(NOW.plusSeconds(7200)).claim(key("new"), HASH)).isInstanceOf(Claim.Ours.class);
    assertThat(at(NOW.plus(Duration.ofHours(25))).forgetOld()).isEqualTo(1);
  }

  @Test
  void who_lost_its_claim_to_a_later_request_cannot_answer_for_it() {
    Claim.Ours slow = (Claim.Ours) at(NOW).claim(key("slow"), HASH);
    Claim.Ours next = (Claim.Ours) at(NOW.plusSeconds(61)).claim(key("slow"), HASH);
    at(NOW.plusSeconds(62)).keep(slow, DONE);
    at(NOW.plusSeconds(62)).giveBack(slow);
    assertThat(at(NOW.plusSeconds(63)).claim(key("slow"), HASH)).isEqualTo(new Claim.Running());
    at(NOW.plusSeconds(64)).keep(next, DONE);
    assertThat(at(NOW.plusSeconds(65)).claim(key("slow"), HASH))
        .isEqualTo(new Claim.Answered(DONE));
  }

  @Test
  void a_key_that_was_given_back_is_free_at_once() {
    Claim.Ours first = (Claim.Ours) at(NOW).claim(key("free"), HASH);
    at(NOW).giveBack(first);
    assertThat(at(NOW).claim(key("free"), HASH)).isInstanceOf(Claim.Ours.class);
  }
}
