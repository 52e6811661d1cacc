package dev.holdfast.receipts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document {@code {"jws": …, "receipt": …}} in canonical form: the receipt to be read, and the
 * signature over the very same canonical bytes.
 */
public final class SignedReceipt {

  private static final JOSEObjectType TYPE = new JOSEObjectType("holdfast-receipt+jws");
  private static final JsonMapper JSON = JsonMapper.shared();

  private SignedReceipt() {}

  /** The document for a receipt. */
  public static byte[] sign(JsonNode receipt, ECKey key) {
    byte[] canonical = CanonicalJson.of(receipt.toString());
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    JWSObject jws = new JWSObject(header, new Payload(canonical));
    try {
      jws.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a receipt was not signed", e);
    }
    return CanonicalJson.of(
        JSON.writeValueAsString(Map.of("receipt", receipt, "jws", jws.serialize())));
  }

  /**
   * The receipt of a document that is, byte for byte, what was signed; a line break at its end does
   * not count.
   *
   * @param keys of the market, retired ones included
   */
  public static JsonNode verify(byte[] document, JWKSet keys) throws ReceiptInvalidException {
    byte[] bytes = withoutLineBreak(document);
    JsonNode content = read(bytes);
    JsonNode receipt = content.path("receipt");
    String compact = content.path("jws").asString("");
    if (!receipt.isObject() || compact.isEmpty() || content.size() != 2) {
      throw new ReceiptInvalidException("The file is no receipt: it has no receipt and jws.");
    }
    if (!Arrays.equals(CanonicalJson.of(content.toString()), bytes)) {
      throw new ReceiptInvalidException("The file was changed: it is not in canonical form.");
    }
    JWSObject jws = parse(compact);
    if (!Arrays.equals(jws.getPayload().toBytes(), CanonicalJson.of(receipt.toString()))) {
      throw new ReceiptInvalidException("The receipt was changed: it is not what was signed.");
    }
    if (!isSigned(jws, keyOf(jws, keys))) {
      throw new ReceiptInvalidException("The signature is wrong.");
    }
    return receipt;
  }

  private static JsonNode read(byte[] bytes) throws ReceiptInvalidException {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new ReceiptInvalidException("The file is no receipt: it is no JSON.");
    }
  }

  /** Base64 can say the same bytes in several ways; one of them was signed. */
  private static JWSObject parse(String compact) throws ReceiptInvalidException {
    try {
      JWSObject jws = JWSObject.parse(compact);
      for (Base64URL part : jws.getParsedParts()) {
        if (!Base64URL.encode(part.decode()).equals(part)) {
          throw new ReceiptInvalidException("The signature was changed: it is not canonical.");
        }
      }
      return jws;
    } catch (ParseException e) {
      throw new ReceiptInvalidException("The signature was changed: it is no JWS.");
    }
  }

  private static ECKey keyOf(JWSObject jws, JWKSet keys) throws ReceiptInvalidException {
    String name = jws.getHeader().getKeyID();
    JWK key = name == null || !name.startsWith(ReceiptKey.PREFIX) ? null : keys.getKeyByKeyId(name);
    boolean right =
        TYPE.equals(jws.getHeader().getType())
            && JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm());
    if (!right || !(key instanceof ECKey ec)) {
      throw new ReceiptInvalidException("It is signed by no receipt key of this market: " + name);
    }
    return ec;
  }

  private static boolean isSigned(JWSObject jws, ECKey key) {
    try {
      return jws.verify(new ECDSAVerifier(key.toPublicJWK()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static byte[] withoutLineBreak(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    return text.endsWith("\n")
        ? text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8)
        : document;
  }
}
