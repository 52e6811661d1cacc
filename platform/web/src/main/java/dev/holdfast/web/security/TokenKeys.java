package dev.holdfast.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.util.List;

/**
 * The keys that may have signed a token: ES256 alone, by name, and never a receipt key, though it
 * is published beside them. A receipt is a document that an agent can make the market sign.
 */
final class TokenKeys implements JWSKeySelector<SecurityContext> {
  static final String RECEIPT_PREFIX = "receipt-";

  private final JWSVerificationKeySelector<SecurityContext> published;

  TokenKeys(JWKSource<SecurityContext> source) {
    this.published = new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, source);
  }

  @Override
  public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context)
      throws KeySourceException {
    String keyId = header.getKeyID();
    if (keyId == null || keyId.startsWith(RECEIPT_PREFIX)) {
      return List.of();
    }
    return published.selectJWSKeys(header, context);
  }
}
