package dev.holdfast.sdk.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A delivery to be made: the result itself, or where it is and its hash.
 *
 * @param payoutInvoice BOLT11 of the provider's own node: of the amount due, of a little less, or
 *     without an amount, and good until an hour after the review window
 */
public record Work(
    @Nullable JsonNode result,
    @Nullable String resultUrl,
    @Nullable String resultSha256,
    @Nullable JsonNode proof,
    String payoutInvoice) {

  public static Work inline(JsonNode result, String payoutInvoice) {
    return new Work(result, null, null, null, payoutInvoice);
  }

  public static Work at(String url, String sha256Hex, String payoutInvoice) {
    return new Work(null, url, sha256Hex, null, payoutInvoice);
  }
}
