package dev.holdfast.settlement.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param dueMsat what is to be paid, where it is known; null for a withdrawal, whose invoice has to
 *     name an amount
 * @param usableUntil until when the invoice may have to wait for its payment
 * @param orderId of an award, where the order may have had another invoice before
 */
record InvoiceCheckRequest(
    @NotBlank @JsonProperty("payment_request") String paymentRequest,
    @JsonProperty("due_msat") @Nullable Msat dueMsat,
    @NotNull @JsonProperty("usable_until") Instant usableUntil,
    @NotNull @JsonProperty("purpose") Purpose purpose,
    @JsonProperty("order_id") @Nullable UUID orderId) {

  /** What the invoice is for. */
  enum Purpose {
    AWARD,
    WITHDRAWAL
  }
}
