package dev.holdfast.order.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import dev.holdfast.order.config.OrderProperties;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.PayoutInvoices;
import dev.holdfast.web.InternalClients;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks settlement-service, which knows the network, the pool's nodes and every hash ever used. */
@Component
class RemotePayoutInvoices implements PayoutInvoices {

  private final RestClient settlement;

  RemotePayoutInvoices(InternalClients clients, OrderProperties properties) {
    this.settlement = clients.to("settlement", properties.settlementUrl());
  }

  @Override
  public void check(UUID orderId, String paymentRequest, Msat due, Instant usableUntil) {
    Answer answer =
        settlement
            .post()
            .uri("/internal/v1/payout-invoices/check")
            .body(new Question(paymentRequest, due.value(), usableUntil, "AWARD", orderId))
            .retrieve()
            .body(Answer.class);
    if (answer == null || !answer.accepted) {
      String detail = answer == null ? null : answer.detail;
      if (answer != null && "payout-under-way".equals(answer.reason)) {
        throw new OrderRefusal.PayoutUnderWay(String.valueOf(detail));
      }
      throw new OrderRefusal.InvoiceUnusable(
          detail == null ? "The invoice cannot be paid." : detail);
    }
  }

  private record Question(
      @JsonProperty("payment_request") String paymentRequest,
      @JsonProperty("due_msat") long dueMsat,
      @JsonProperty("usable_until") Instant usableUntil,
      @JsonProperty("purpose") String purpose,
      @JsonProperty("order_id") UUID orderId) {}

  private record Answer(
      @JsonProperty("accepted") boolean accepted,
      @JsonProperty("reason") @Nullable String reason,
      @JsonProperty("detail") @Nullable String detail) {}
}
