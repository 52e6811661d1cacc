package dev.holdfast.settlement.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param dueMsat what is to be paid, where it is known; null for a withdrawal, whose invoice has to
 *     name an amount
 * @param usableUntil until when the invoice may have to wait for its payment
 */
record InvoiceCheckRequest(
    @NotBlank @JsonProperty("payment_request") String paymentRequest,
    @JsonProperty("due_msat") @Nullable Msat dueMsat,
    @NotNull @JsonProperty("usable_until") Instant usableUntil,
    @NotNull @JsonProperty("purpose") Purpose purpose) {

  /** What the invoice is for. */
  enum Purpose {
    AWARD,
    WITHDRAWAL
  }
}
