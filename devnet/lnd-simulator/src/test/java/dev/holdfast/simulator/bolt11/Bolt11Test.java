package dev.holdfast.simulator.bolt11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bolt11Test {
  /** BOLT 11: "Please make a donation of any amount …". */
  private static final String DONATION =
      "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kg"
          + "etjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcsyz3d73gafnh3cax9rn449d9p5uxz9ezh"
          + "hypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky03ylcqca784w";

  /** BOLT 11: "Please send $3 for a cup of coffee …". */
  private static final String COFFEE =
      "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv"
          + "4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97"
          + "j25emudupq63nyw24cg27h2rspfj9srp";

  private static final String PAYEE =
      "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
  private static final String HASH =
      "0001020304050607080900010203040506070809000102030405060708090102";

  private final NodeKey key = NodeKey.random();

  @Test
  void the_donation_of_bolt_11_is_read_and_its_signer_recovered() {
    Bolt11 request = Bolt11Decoder.decode("lnbc", "mainnet", DONATION);
    assertThat(hex(request.payee())).isEqualTo(PAYEE);
    assertThat(hex(request.paymentHash())).isEqualTo(HASH);
    assertThat(request.amountMsat()).isNull();
    assertThat(request.timestamp()).isEqualTo(1_496_314_658);
    assertThat(request.description()).isEqualTo("Please consider supporting this project");
  }

  @Test
  void the_coffee_of_bolt_11_has_an_amount_and_an_expiry() {
    Bolt11 request = Bolt11Decoder.decode("lnbc", "mainnet", COFFEE);
    assertThat(hex(request.payee())).isEqualTo(PAYEE);
    assertThat(request.amountMsat()).isEqualTo(250_000_000);
    assertThat(request.expirySeconds()).isEqualTo(60);
    assertThat(request.description()).isEqualTo("1 cup coffee");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 99, 100, 1_234, 100_000, 123_456_789, 100_000_000, 2_100_000_000L})
  void an_amount_of_any_size_comes_back_to_the_millisatoshi(long msat) {
    Bolt11 read = Bolt11Decoder.decode(Bolt11Encoder.encode(request(msat), key));
    assertThat(read).isEqualTo(request(msat));
  }

  @Test
  void a_changed_character_is_noticed() {
    String text = Bolt11Encoder.encode(request(1_000), key);
    char other = text.charAt(40) == 'q' ? 'p' : 'q';
    String changed = text.substring(0, 40) + other + text.substring(41);
    assertThatThrownBy(() -> Bolt11Decoder.decode(changed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_request_of_another_network_is_not_read() {
    String text = Bolt11Encoder.encode("lnbcrt", request(1_000), key);
    assertThatThrownBy(() -> Bolt11Decoder.decode(text))
        .hasMessage("invoice not for current active network 'simnet'");
  }

  @Test
  void a_message_names_its_signer_and_no_other() {
    byte[] message = "hello".getBytes(StandardCharsets.UTF_8);
    String signature = MessageSignatures.sign(message, false, key);
    assertThat(signature).hasSize(104);
    assertThat(MessageSignatures.signer(message, signature)).isEqualTo(key.publicKey());
    assertThat(MessageSignatures.signer(new byte[] {1}, signature)).isNotEqualTo(key.publicKey());
    assertThatThrownBy(() -> MessageSignatures.signer(message, "l0v2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Bolt11 request(long msat) {
    return new Bolt11(
        msat,
        1_700_000_000,
        ByteString.copyFrom(key.publicKey()),
        ByteString.fromHex(HASH),
        ByteString.copyFrom(new byte[32]),
        "",
        null,
        3600,
        720,
        Bolt11.LND_FEATURES,
        0);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
