package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.hold.PreimageVault;
import dev.holdfast.settlement.domain.hold.SealedPreimage;
import dev.holdfast.settlement.domain.node.PaymentHash;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a nonce of 12 random bytes in front, and the payment hash as associated data: a
 * row's ciphertext put into another row does not open.
 */
public final class AesGcmVault implements PreimageVault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;
  private final String currentKey;
  private final Map<String, SecretKey> keys;

  /**
   * @param currentKey id of the key that seals; all of the keys open
   */
  public AesGcmVault(SecureRandom random, String currentKey, Map<String, SecretKey> keys) {
    this.random = random;
    this.currentKey = currentKey;
    this.keys = Map.copyOf(keys);
    if (!keys.containsKey(currentKey)) {
      throw new IllegalArgumentException("no key with the id " + currentKey);
    }
  }

  @Override
  public Preimage create() {
    return Preimage.random(random);
  }

  @Override
  public SealedPreimage seal(Preimage preimage) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text = run(Cipher.ENCRYPT_MODE, currentKey, nonce, preimage.hash(), preimage.bytes());
    byte[] sealed = ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
    return new SealedPreimage(currentKey, sealed);
  }

  @Override
  public Preimage open(SealedPreimage sealed, PaymentHash hash) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed.sealed());
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    return new Preimage(run(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, hash, text));
  }

  private byte[] run(int mode, String keyId, byte[] nonce, PaymentHash hash, byte[] input) {
    SecretKey key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException("the preimage key %s is not configured".formatted(keyId));
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(hash.bytes());
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the preimage of " + hash + " cannot be opened", e);
    }
  }
}
