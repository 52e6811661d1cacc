package dev.holdfast.bench.jmh;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.receipts.CanonicalJson;
import dev.holdfast.receipts.ReceiptInvalidException;
import dev.holdfast.receipts.ReceiptKey;
import dev.holdfast.receipts.SignedReceipt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receipt in canonical form, signed, and checked. */
@State(Scope.Thread)
public class ReceiptBenchmark {
  private static final String LEG =
      "{\"amount_msat\":1000000,\"payment_hash\":\"%s\",\"preimage\":\"%s\",\"state\":\"SETTLED\"}"
          .formatted("ab".repeat(32), "cd".repeat(32));

  private final String json =
      "{\"order_id\":\"0197d3c0-7c1e-7000-8000-000000000000\",\"buyer\":\"%s\",\"price_msat\":1000000,\"legs\":[%s,%s]}"
          .formatted("ef".repeat(32), LEG, LEG);
  private final JsonNode receipt = JsonMapper.shared().readTree(json);
  private final ECKey key = ReceiptKey.generate();
  private final JWKSet keys = new JWKSet(key.toPublicJWK());
  private final byte[] signed = SignedReceipt.sign(receipt, key);

  @Benchmark
  public byte[] canonical_json() {
    return CanonicalJson.of(json);
  }

  @Benchmark
  public byte[] receipt_signed() {
    return SignedReceipt.sign(receipt, key);
  }

  @Benchmark
  public JsonNode receipt_checked() throws ReceiptInvalidException {
    return SignedReceipt.verify(signed, keys);
  }
}
