package dev.holdfast.settlement.config;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads the keys that preimages are sealed with. */
final class PreimageKeys {
  private PreimageKeys() {}

  /** The current key, and older ones as {@code id:base64,id:base64}. */
  static Map<String, SecretKey> of(SettlementProperties properties) {
    if (properties.preimageKeyId().isBlank() || properties.preimageKey().isBlank()) {
      throw new IllegalStateException(
          "HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID and HOLDFAST_SETTLEMENT_PREIMAGE_KEY (32 bytes in"
              + " base64, as from `openssl rand -base64 32`) have to be set");
    }
    Map<String, SecretKey> keys = new HashMap<>();
    for (String old : properties.preimageOldKeys().split(",")) {
      int colon = old.indexOf(':');
      if (colon > 0) {
        keys.put(old.substring(0, colon).strip(), key(old.substring(colon + 1)));
      }
    }
    keys.put(properties.preimageKeyId(), key(properties.preimageKey()));
    return keys;
  }

  private static SecretKey key(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.strip());
    if (bytes.length != 32) {
      throw new IllegalStateException("a preimage key is 32 bytes in base64");
    }
    return new SecretKeySpec(bytes, "AES");
  }
}
