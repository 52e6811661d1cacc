package dev.holdfast.settlement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.hold.SealedPreimage;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmVaultTest {
  private final SecretKey first = new SecretKeySpec(new byte[32], "AES");
  private final SecretKey second =
      new SecretKeySpec("k".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII), "AES");
  private final AesGcmVault vault = vault("first", Map.of("first", first));

  @Test
  void what_was_sealed_opens_with_its_own_hash() {
    Preimage preimage = vault.create();
    assertThat(vault.open(vault.seal(preimage), preimage.hash()).bytes())
        .isEqualTo(preimage.bytes());
  }

  @Test
  void a_row_put_into_another_row_does_not_open() {
    SealedPreimage sealed = vault.seal(vault.create());
    assertThatThrownBy(() -> vault.open(sealed, vault.create().hash()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_tampered_row_does_not_open() {
    Preimage preimage = vault.create();
    SealedPreimage sealed = vault.seal(preimage);
    sealed.sealed()[20] ^= 1;
    assertThatThrownBy(() -> vault.open(sealed, preimage.hash()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_old_key_opens_and_a_new_one_seals() {
    Preimage preimage = vault.create();
    SealedPreimage old = vault.seal(preimage);
    AesGcmVault rotated = vault("second", Map.of("first", first, "second", second));
    assertThat(rotated.open(old, preimage.hash()).bytes()).isEqualTo(preimage.bytes());
    assertThat(rotated.seal(preimage).keyId()).isEqualTo("second");
  }

  @Test
  void a_key_that_is_not_configured_is_named() {
    Preimage preimage = vault.create();
    SealedPreimage sealed = vault.seal(preimage);
    assertThatThrownBy(
            () -> vault("second", Map.of("second", second)).open(sealed, preimage.hash()))
        .hasMessageContaining("first");
  }

  @Test
  void sealing_twice_gives_two_ciphertexts() {
    Preimage preimage = vault.create();
    assertThat(vault.seal(preimage).sealed()).isNotEqualTo(vault.seal(preimage).sealed());
  }

  @Test
  void a_preimage_does_not_show_itself() {
    Preimage preimage = vault.create();
    assertThat("%s".formatted(preimage))
        .doesNotContain(HexFormat.of().formatHex(preimage.bytes()))
        .isEqualTo("Preimage[hidden]");
  }

  private static AesGcmVault vault(String current, Map<String, SecretKey> keys) {
    return new AesGcmVault(new SecureRandom(), current, keys);
  }
}
