package dev.holdfast.receipts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/** The key that signs receipts and nothing else: its name says so, and no token by it is taken. */
public final class ReceiptKey {

  public static final String PREFIX = "receipt-";

  private ReceiptKey() {}

  /** A private JWK of P-256; it is named {@code receipt-<thumbprint>}. */
  public static ECKey read(String jwk) {
    try {
      ECKey key = ECKey.parse(jwk);
      if (!key.getCurve().equals(Curve.P_256) || !key.isPrivate()) {
        throw new IllegalArgumentException();
      }
      return named(key);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // Not the cause: its message may quote the key.
      throw new IllegalArgumentException("the receipt key is no private JWK of the curve P-256");
    }
  }

  /** A new key, for where no receipt has to outlive the process. */
  public static ECKey generate() {
    try {
      return named(new ECKeyGenerator(Curve.P_256).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey named(ECKey key) throws JOSEException {
    return new ECKey.Builder(key)
        .keyID(PREFIX + key.computeThumbprint())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.ES256)
        .build();
  }
}
