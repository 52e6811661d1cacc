package dev.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
  private final Agents agents = new Agents();
  private final Hands clock = new Hands();
  private final RemoteKeys keys = new RemoteKeys(url(), agents, clock);

  @Test
  void keys_are_fetched_with_the_first_token_and_then_kept() throws Exception {
    agents.publish("token-1");
    assertThat(agents.asked).isZero();
    assertThat(find("token-1")).hasSize(1);
    assertThat(find("token-1")).hasSize(1);
    assertThat(agents.asked).isEqualTo(1);
  }

  @Test
  void a_new_key_is_found_though_old_ones_are_fresh() throws Exception {
    agents.publish("token-1");
    find("token-1");
    agents.publish("token-2");
    clock.pass(RemoteKeys.BETWEEN_LOOKUPS.plusMillis(1));
    assertThat(find("token-2")).hasSize(1);
  }

  @Test
  void unknown_keys_do_not_make_a_lookup_each() throws Exception {
    agents.publish("token-1");
    find("token-1");
    for (int i = 0; i < 100; i++) {
      assertThat(find("made-up-" + i)).isEmpty();
    }
    assertThat(agents.asked).isEqualTo(1);
  }

  @Test
  void an_outage_does_not_make_good_tokens_bad() throws Exception {
    agents.publish("token-1");
    find("token-1");
    agents.down = true;
    clock.pass(Duration.ofHours(3));
    assertThat(find("token-1")).hasSize(1);
    assertThat(find("token-1")).hasSize(1);
    assertThat(agents.asked).isEqualTo(2);
    agents.down = false;
    agents.publish("token-2");
    clock.pass(RemoteKeys.BETWEEN_LOOKUPS.plusMillis(1));
    assertThat(find("token-2")).hasSize(1);
  }

  @Test
  void before_any_key_is_known_an_outage_is_told_as_one() {
    agents.down = true;
    assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find("token-1"));
  }

  private List<JWK> find(String keyId) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
  }

  private static URL url() {
    try {
      return URI.create("http://agents.example/jwks").toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Agent-service, as far as its keys go. */
  private static final class Agents implements ResourceRetriever {
    private final List<JWK> published = new ArrayList<>();
    private int asked;
    private boolean down;

    void publish(String keyId) throws JOSEException {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
      published.add(key.toPublicJWK());
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
      asked++;
      if (down) {
        throw new IOException("down");
      }
      return new Resource(new JWKSet(published).toString(), "application/jwk-set+json");
    }
  }

  /** A clock that is moved by hand. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
