package dev.holdfast.agent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

class KeysTest {
  /** As {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256} writes it. */
  private static final String PEM =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgctZQnK96Jtt2Cf6j
      xJVo0IFfZcZmeWiFfEitZtFg5gehRANCAAQRrkzVcN78IJy5OHxRDkl5SrRX6TOL
      2EEjaTfwv0WhgW3Vf2rJkOOSmhPpzVwqRYNhfiaLoKZfvGXiRJuauLLt
      -----END PRIVATE KEY-----
      """;

  @Test
  void a_key_is_read_from_the_pem_that_openssl_writes() throws Exception {
    ECKey key = TokenKey.read(PEM);
    assertThat(key.isPrivate()).isTrue();
    assertThat(key.getKeyID()).isEqualTo("token-" + key.computeThumbprint());
    assertThat(TokenKey.read(key.toJSONString())).isEqualTo(key);
  }

  @Test
  void what_is_no_such_key_is_refused_without_being_quoted() throws Exception {
    String publicOnly = TokenKey.generate().toPublicJWK().toJSONString();
    String otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();
    for (String bad :
        new String[] {"secret-nonsense", publicOnly, otherCurve, "{\"d\":\"secret\"}"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TokenKey.read(bad))
          .withMessageNotContaining("secret")
          .withNoCause();
    }
  }

  @Test
  void no_private_part_is_ever_shown() throws Exception {
    ECKey current = TokenKey.generate();
    ECKey previous = TokenKey.generate();
    ECKey receipt = new ECKeyGenerator(Curve.P_256).keyID("receipt-1").generate();
    PublishedKeys keys =
        new PublishedKeys(
            current, new JWKSet(previous).toString(false), new JWKSet(receipt).toString(false));
    assertThat(keys.json().toString())
        .contains(current.getKeyID(), previous.getKeyID(), "receipt-1")
        .doesNotContain(" d=", "{d=");
  }

  @Test
  void a_key_under_the_others_name_is_refused() throws Exception {
    ECKey receipt = new ECKeyGenerator(Curve.P_256).keyID("receipt-1").generate();
    String set = new JWKSet(receipt).toString();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublishedKeys(TokenKey.generate(), set, ""));
  }
}
