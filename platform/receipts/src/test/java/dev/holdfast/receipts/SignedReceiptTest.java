package dev.holdfast.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.testkit.HoldfastArchitecture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignedReceiptTest {

  private static final ECKey KEY = ReceiptKey.generate();
  private static final JWKSet KEYS = new JWKSet(KEY.toPublicJWK());
  private static final JsonNode RECEIPT =
      JsonMapper.shared().readTree("{\"order_id\":\"o\",\"amounts\":{\"price_msat\":2500001}}");

  @Test
  void a_receipt_is_checked_with_the_markets_keys_and_nothing_else() throws Exception {
    byte[] document = SignedReceipt.sign(RECEIPT, KEY);
    assertThat(SignedReceipt.verify(document, KEYS)).isEqualTo(RECEIPT);
    assertThat(SignedReceipt.verify((text(document) + "\n").getBytes(StandardCharsets.UTF_8), KEYS))
        .isEqualTo(RECEIPT);
  }

  @Test
  void a_changed_byte_is_found_wherever_it_is() {
    byte[] document = SignedReceipt.sign(RECEIPT, KEY);
    for (int at = 0; at < document.length; at++) {
      for (int bit : new int[] {1, 2, 4, 32}) {
        byte[] changed = document.clone();
        changed[at] ^= (byte) bit;
        assertThatThrownBy(() -> SignedReceipt.verify(changed, KEYS))
            .as("byte %d", at)
            .isInstanceOf(ReceiptInvalidException.class);
      }
    }
    assertThatThrownBy(() ->
            SignedReceipt.verify((" " + text(document)).getBytes(StandardCharsets.UTF_8), KEYS))
        .isInstanceOf(ReceiptInvalidException.class);
  }

  @Test
  void a_key_of_another_market_or_for_another_purpose_is_not_believed() {
    byte[] document = SignedReceipt.sign(RECEIPT, KEY);
    JWKSet others = new JWKSet(ReceiptKey.generate().toPublicJWK());
    assertThatThrownBy(() -> SignedReceipt.verify(document, others))
        .hasMessageContaining("no receipt key of this market");
    ECKey token = new ECKey.Builder(KEY).keyID("token-1").build();
    byte[] byToken = SignedReceipt.sign(RECEIPT, token);
    assertThatThrownBy(() -> SignedReceipt.verify(byToken, new JWKSet(token.toPublicJWK())))
        .hasMessageContaining("no receipt key of this market");
  }

  @Test
  void the_key_is_read_and_named_for_what_it_is_good_for() {
    assertThat(ReceiptKey.read(KEY.toJSONString()).getKeyID()).isEqualTo(KEY.getKeyID());
    assertThatThrownBy(() -> ReceiptKey.read(KEY.toPublicJWK().toJSONString()))
        .hasMessage("the receipt key is no private JWK of the curve P-256");
  }

  @Test
  void the_module_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.receipts");
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }
}
