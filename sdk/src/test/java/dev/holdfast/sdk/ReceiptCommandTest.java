package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.receipts.ReceiptKey;
import dev.holdfast.receipts.SignedReceipt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A receipt is checked with two files and nothing else. */
class ReceiptCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ECKey key = ReceiptKey.generate();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path receipt;

  @SuppressWarnings("NullAway.Init")
  private Path keys;

  @BeforeEach
  void write() throws Exception {
    receipt = folder.resolve("receipt.json");
    keys = folder.resolve("keys.json");
    Files.write(
        receipt,
        SignedReceipt.sign(
            HoldfastClient.json()
                .readTree(
                    "{\"order_id\":\"o-1\",\"outcome\":\"ACCEPTED\",\"issuer\":\"holdfast\","
                        + "\"amounts\":{\"captured_msat\":5,\"price_msat\":7}}"),
            key));
    Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
  }

  @Test
  void what_the_market_signed_is_valid() {
    assertThat(verify(receipt, keys)).isZero();
    assertThat(out.toString().strip())
        .isEqualTo("valid: order o-1, ACCEPTED, 5 of 7 msat captured, signed by holdfast");
  }

  @Test
  void a_changed_amount_is_found() throws Exception {
    String changed = Files.readString(receipt).replace("\"price_msat\":7", "\"price_msat\":6");
    Files.writeString(receipt, changed, StandardCharsets.UTF_8);
    assertThat(verify(receipt, keys)).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("receipt: not valid. The receipt was changed: it is not what was signed.");
  }

  @Test
  void another_markets_keys_do_not_fit_and_what_is_missing_is_said() throws Exception {
    Files.writeString(keys, new JWKSet(ReceiptKey.generate().toPublicJWK()).toString());
    assertThat(verify(receipt, keys)).isEqualTo(1);
    assertThat(err.toString()).contains("signed by no receipt key of this market");
    assertThat(verify(folder.resolve("away.json"), keys)).isEqualTo(1);
    assertThat(err.toString()).contains("receipt: cannot read");
    Files.writeString(keys, "no keys");
    assertThat(verify(receipt, keys)).isEqualTo(1);
    assertThat(err.toString()).contains("receipt: the keys are no JWK set.");
  }

  private int verify(Path file, Path with) {
    CommandLine command = new CommandLine(new ReceiptCommand());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute("verify", file.toString(), "--keys", with.toString());
  }
}
