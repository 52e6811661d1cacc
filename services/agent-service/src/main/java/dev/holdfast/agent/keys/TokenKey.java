package dev.holdfast.agent.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;

/** Reads the key that signs tokens: a JWK, or the PEM that {@code openssl genpkey} writes. */
public final class TokenKey {
  private static final int COORDINATE_BYTES = 32;
  private static final int POINT_BYTES = 2 * COORDINATE_BYTES;
  private static final byte UNCOMPRESSED = 4;

  private TokenKey() {}

  /** A key of P-256 with its private part, named {@code token-<thumbprint>}. */
  public static ECKey read(String text) {
    try {
      return named(text.strip().startsWith("{") ? ECKey.parse(text) : ofPem(text));
    } catch (ParseException | GeneralSecurityException | JOSEException | RuntimeException e) {
      // Not the cause: its message may quote the key.
      throw new IllegalArgumentException(
          "the token key is neither a private JWK nor a PKCS#8 PEM of the curve P-256");
    }
  }

  /** A new key, for where nothing is to outlive the process. */
  public static ECKey generate() {
    try {
      return named(new ECKeyGenerator(Curve.P_256).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey named(ECKey key) throws JOSEException {
    if (!key.getCurve().equals(Curve.P_256) || !key.isPrivate()) {
      throw new IllegalArgumentException("not a private key of P-256");
    }
    return new ECKey.Builder(key)
        .keyID("token-" + key.computeThumbprint())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.ES256)
        .build();
  }

  /** The JDK reads the private number alone; the point stands at the end of the encoding. */
  private static ECKey ofPem(String pem) throws GeneralSecurityException {
    String base64 =
        pem.replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    byte[] encoded = Base64.getDecoder().decode(base64);
    int start = encoded.length - POINT_BYTES;
    if (start < 1 || encoded[start - 1] != UNCOMPRESSED) {
      throw new IllegalArgumentException("the PEM lacks the public point");
    }
    ECPrivateKey key =
        (ECPrivateKey)
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    byte[] x = Arrays.copyOfRange(encoded, start, start + COORDINATE_BYTES);
    byte[] y = Arrays.copyOfRange(encoded, start + COORDINATE_BYTES, encoded.length);
    return new ECKey.Builder(Curve.P_256, Base64URL.encode(x), Base64URL.encode(y))
        .privateKey(key)
        .build();
  }
}
