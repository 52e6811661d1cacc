package dev.holdfast.settlement.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.payout.InvoiceProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param amountMsat absent for an invoice without an amount
 * @param reason such as {@code wrong-network}, absent where it is accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvoiceVerdictView(
    @JsonProperty("accepted") boolean accepted,
    @JsonProperty("amount_msat") @Nullable Msat amountMsat,
    @JsonProperty("payment_hash") @Nullable String paymentHash,
    @JsonProperty("expires_at") @Nullable Instant expiresAt,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("detail") @Nullable String detail) {

  static InvoiceVerdictView accepted(DecodedInvoice invoice) {
    return new InvoiceVerdictView(
        true, invoice.amount(), invoice.hash().hex(), invoice.expiresAt(), null, null);
  }

  static InvoiceVerdictView refused(InvoiceProblem problem, String detail) {
    return new InvoiceVerdictView(false, null, null, null, problem.code(), detail);
  }
}
