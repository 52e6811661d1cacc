package dev.holdfast.escrow.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.escrow.app.Books;
import dev.holdfast.escrow.app.Withdrawals;
import dev.holdfast.escrow.domain.PayoutInvoices;
import dev.holdfast.escrow.domain.Withdrawal;
import dev.holdfast.escrow.domain.WithdrawalState;
import dev.holdfast.money.Msat;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an agent has with the market, and how it draws it. */
@RestController
class BalanceController {

  private final Books books;
  private final Withdrawals withdrawals;
  private final PayoutInvoices invoices;

  BalanceController(Books books, Withdrawals withdrawals, PayoutInvoices invoices) {
    this.books = books;
    this.withdrawals = withdrawals;
    this.invoices = invoices;
  }

  @GetMapping("/v1/balance")
  BalanceView balance(Caller caller) {
    Books.AgentBalance balance = books.balance(caller.agentId());
    return new BalanceView(caller.agentId(), balance.balanceMsat(), balance.inFlightMsat());
  }

  /** 202: the payment is under way; its end is at the Location. */
  @PostMapping("/v1/balance/withdrawals")
  @Idempotent
  ResponseEntity<WithdrawalView> withdraw(Caller caller, @Valid @RequestBody Withdraw body) {
    // Asked before the transaction: no connection waits for another service.
    PayoutInvoices.Payable invoice = invoices.checkForWithdrawal(body.paymentRequest);
    Withdrawal withdrawal = withdrawals.request(caller.agentId(), body.paymentRequest, invoice);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/balance/withdrawals/" + withdrawal.withdrawalId()))
        .body(WithdrawalView.of(withdrawal));
  }

  @GetMapping("/v1/balance/withdrawals/{id}")
  WithdrawalView withdrawal(Caller caller, @PathVariable UUID id) {
    return WithdrawalView.of(withdrawals.find(id, caller.agentId()));
  }

  record Withdraw(
      @JsonProperty("payment_request") @NotBlank @Size(max = 4_096) String paymentRequest) {}

  record BalanceView(
      @JsonProperty("agent_id") String agentId,
      @JsonProperty("available_msat") long available,
      @JsonProperty("in_flight_msat") long inFlight) {}

  record WithdrawalView(
      @JsonProperty("withdrawal_id") UUID withdrawalId,
      @JsonProperty("state") WithdrawalState state,
      @JsonProperty("amount_msat") Msat amount,
      @JsonProperty("fee_msat") Msat routingFee,
      @JsonProperty("payment_hash") String paymentHash,
      @JsonProperty("failure") @Nullable String failure) {

    static WithdrawalView of(Withdrawal withdrawal) {
      return new WithdrawalView(
          withdrawal.withdrawalId(),
          withdrawal.state(),
          withdrawal.amount(),
          withdrawal.routingFee(),
          withdrawal.paymentHash(),
          withdrawal.failure());
    }
  }
}
