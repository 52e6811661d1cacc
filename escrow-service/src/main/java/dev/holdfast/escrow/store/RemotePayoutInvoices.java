package dev.holdfast.escrow.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.escrow.config.EscrowProperties;
import dev.holdfast.escrow.domain.EscrowRefusal;
import dev.holdfast.escrow.domain.PayoutInvoices;
import dev.holdfast.money.Msat;
import dev.holdfast.web.InternalClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks settlement-service, which knows the network, the pool's nodes and every hash ever used. */
@Component
class RemotePayoutInvoices implements PayoutInvoices {

  private static final Duration TIME_TO_PAY = Duration.ofMinutes(2);

  private final RestClient settlement;
  private final Clock clock;

  RemotePayoutInvoices(InternalClients clients, EscrowProperties properties, Clock clock) {
    this.settlement = clients.to("settlement", properties.settlementUrl());
    this.clock = clock;
  }

  @Override
  public Payable checkForWithdrawal(String paymentRequest) {
    Answer answer =
        settlement
            .post()
            .uri("/internal/v1/payout-invoices/check")
            .body(
                new Question(paymentRequest, null, clock.instant().plus(TIME_TO_PAY), "WITHDRAWAL"))
            .retrieve()
            .body(Answer.class);
    if (answer == null || answer.amountMsat == null || answer.paymentHash == null) {
      String detail = answer == null ? null : answer.detail;
      throw new EscrowRefusal.InvoiceUnusable(
          detail == null ? "The invoice cannot be paid." : detail);
    }
    return new Payable(Msat.of(answer.amountMsat), answer.paymentHash);
  }

  private record Question(
      @JsonProperty("payment_request") String paymentRequest,
      @JsonProperty("due_msat") @Nullable Long dueMsat,
      @JsonProperty("usable_until") Instant usableUntil,
      @JsonProperty("purpose") String purpose) {}

  private record Answer(
      @JsonProperty("accepted") boolean accepted,
      @JsonProperty("amount_msat") @Nullable Long amountMsat,
      @JsonProperty("payment_hash") @Nullable String paymentHash,
      @JsonProperty("detail") @Nullable String detail) {}
}
