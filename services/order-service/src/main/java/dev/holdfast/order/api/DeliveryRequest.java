package dev.holdfast.order.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Result;
import dev.holdfast.receipts.CanonicalJson;
import dev.holdfast.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a provider sends: the result itself, or where it is and its hash. */
record DeliveryRequest(
    @JsonProperty("result") @Nullable JsonNode result,
    @JsonProperty("result_url") @Nullable @Size(max = 2_000) @Pattern(regexp = "https?://.+")
        String resultUrl,
    @JsonProperty("result_sha256") @Nullable @Pattern(regexp = "[0-9a-f]{64}") String resultSha256,
    @JsonProperty("proof") @Nullable JsonNode proof,
    @JsonProperty("payout_invoice") @NotBlank @Size(max = 4_096) String payoutInvoice) {

  private static final int MOST_BYTES = 64 * 1024;

  Result checkedResult() {
    String proofText = proof == null || proof.isNull() ? null : bounded("A proof", proof);
    boolean inline = result != null && !result.isNull();
    if (inline == (resultUrl != null && resultSha256 != null) || (inline && resultUrl != null)) {
      throw Problems.validation(
          "/result", "give either result, or result_url with result_sha256, and not both");
    }
    if (result != null && inline) {
      String text = bounded("A result", result);
      return new Result(text, null, sha256(text), proofText);
    }
    return new Result(null, resultUrl, String.valueOf(resultSha256), proofText);
  }

  private static String bounded(String what, JsonNode json) {
    String text = json.toString();
    if (text.getBytes(UTF_8).length > MOST_BYTES) {
      throw new OrderRefusal.TooLarge(what, MOST_BYTES);
    }
    return text;
  }

  /** Of the canonical form (RFC 8785), so that any client comes to the same hash. */
  static String sha256(String json) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.of(json)));
    } catch (IllegalArgumentException e) {
      throw Problems.validation("/result", "has a number that is too large for its form");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
