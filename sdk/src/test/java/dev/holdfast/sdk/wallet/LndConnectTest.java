package dev.holdfast.sdk.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LndConnectTest {

  @Test
  void an_address_names_the_node_and_hides_its_macaroon() {
    LndConnect node = LndConnect.parse("lndconnect://10.0.0.7:10009?macaroon=AgED_-8=\n");

    assertThat(node.node()).isEqualTo("10.0.0.7:10009");
    assertThat(node.macaroonHex()).isEqualTo("020103ffef");
    assertThat(node.certificate()).isNull();
    assertThat(node.toString()).doesNotContain("020103ffef").doesNotContain("AgED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://host:1?macaroon=AgED               | starts with lndconnect://
          lndconnect://host?macaroon=AgED            | starts with lndconnect://
          lndconnect://host:1?cert=AgED              | no macaroon
          lndconnect://host:1                        | no macaroon
          lndconnect://host:1?macaroon=!!            | not base64url
          lndconnect://host:1?macaroon=Ag&cert=AgED  | not a certificate
          lndconnect://h o s t                       | not a URI
          """)
  void a_wrong_address_says_which_part_is_wrong(String address, String why) {
    assertThatThrownBy(() -> LndConnect.parse(address))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining(why);
  }
}
