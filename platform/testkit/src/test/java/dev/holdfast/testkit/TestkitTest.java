package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.testkit.embedded.Database;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestkitTest {
  @Test
  void each_database_has_a_role_that_cannot_enter_another() throws Exception {
    Database mine = TestPostgres.newDatabase("mine");
    Database yours = TestPostgres.newDatabase("yours");
    try (var connection = DriverManager.getConnection(mine.url(), mine.user(), mine.password());
        var sql = connection.createStatement();
        var version = sql.executeQuery("SHOW server_version_num")) {
      assertThat(version.next()).isTrue();
      assertThat(version.getInt(1)).isGreaterThanOrEqualTo(180_000);
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> DriverManager.getConnection(yours.url(), mine.user(), mine.password()).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_broker_has_the_topics_that_were_made_and_no_others() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic("testkit", 3, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      // The controller has made it; the broker that is asked hears of it a little later.
      Set<String> names = Set.of();
      for (int tries = 0; tries < 300 && !names.contains("testkit"); tries++) {
        Thread.sleep(Duration.ofMillis(100));
        names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      }
      assertThat(names).containsExactly("testkit");
    }
  }

  @Test
  void a_token_is_signed_by_a_key_that_the_endpoint_serves() throws Exception {
    String agent = TestTokens.newAgentId();
    SignedJWT jwt = SignedJWT.parse(TestTokens.shared().token(agent, "arbiter"));
    JWKSet keys = JWKSet.load(URI.create(TestTokens.shared().jwksUri()).toURL());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
    assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(agent);
    assertThat(jwt.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("arbiter");
    assertThat(
            SignedJWT.parse(TestTokens.shared().ofAnotherKey(agent)).verify(new ECDSAVerifier(key)))
        .isFalse();
  }
}
