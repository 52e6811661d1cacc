package dev.holdfast.sdk;

import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.receipts.ReceiptInvalidException;
import dev.holdfast.receipts.SignedReceipt;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Signed records of one's own closed orders, and their check, which needs no market. */
public final class Receipts {

  private final Gateway gateway;

  Receipts(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * The document as it was signed: keep its bytes as they are.
   *
   * @throws ProblemException {@code wrong-state} while the order or its money is not final
   */
  public String get(UUID orderId) {
    return gateway.send(Call.get("/v1/orders/" + orderId + "/receipt")).body();
  }

  /** Documents of orders that closed from a time on and before another, oldest first. */
  public Stream<String> closed(Instant from, Instant to) {
    String path = Gateway.path("/v1/receipts", Map.of("from", from, "to", to));
    return gateway.send(Call.get(path)).body().lines();
  }

  /** The market's public keys, to be kept with the receipts: with them they are checked offline. */
  public String keys() {
    return gateway.send(Call.get("/.well-known/jwks.json")).body();
  }

  /**
   * The receipt in a document, if it is what the market signed.
   *
   * @param jwks JWK set of the market, as {@link #keys} gives it
   * @throws ReceiptInvalidException says what is wrong with it
   */
  public static JsonNode verify(String document, String jwks) throws ReceiptInvalidException {
    try {
      return SignedReceipt.verify(document.getBytes(StandardCharsets.UTF_8), JWKSet.parse(jwks));
    } catch (ParseException e) {
      throw new ReceiptInvalidException("The keys are no JWK set.");
    }
  }
}
