package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Percent;
import dev.holdfast.order.app.Judging;
import dev.holdfast.order.app.OrderCommands;
import dev.holdfast.order.app.OrderQueries;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.PayoutInvoices;
import dev.holdfast.order.domain.Texts;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What parties do with an order. Every answer is the order as it is then. */
@RestController
class CommandController {

  private final OrderCommands commands;
  private final OrderQueries queries;
  private final PayoutInvoices invoices;
  private final Texts texts;
  private final Judging judging;
  private final Clock clock;

  CommandController(
      OrderCommands commands,
      OrderQueries queries,
      PayoutInvoices invoices,
      Texts texts,
      Judging judging,
      Clock clock) {
    this.commands = commands;
    this.queries = queries;
    this.invoices = invoices;
    this.texts = texts;
    this.judging = judging;
    this.clock = clock;
  }

  /** The result and the invoice are checked before either is taken. */
  @PostMapping("/v1/orders/{id}/delivery")
  @Idempotent
  OrderView deliver(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody DeliveryRequest body) {
    Order order = queries.order(id, caller.agentId());
    if (body.result() != null) {
      texts.check(order.outputSchema(), body.result().toString(), "/result", true);
    }
    check(order, body.payoutInvoice());
    Order delivered =
        commands.deliver(id, caller.agentId(), body.checkedResult(), body.payoutInvoice());
    if (delivered.conditions().equals("[]")) {
      return view(delivered, caller);
    }
    judging.judge(id);
    return view(queries.order(id, caller.agentId()), caller);
  }

  @PostMapping("/v1/orders/{id}/acceptance")
  @Idempotent
  OrderView accept(Caller caller, @PathVariable UUID id) {
    return view(commands.accept(id, caller.agentId()), caller);
  }

  @PostMapping("/v1/orders/{id}/cancellation")
  @Idempotent
  OrderView cancel(Caller caller, @PathVariable UUID id) {
    return view(commands.cancel(id, caller.agentId()), caller);
  }

  @PostMapping("/v1/orders/{id}/disputes")
  @Idempotent
  OrderView dispute(Caller caller, @PathVariable UUID id, @Valid @RequestBody DisputeRequest body) {
    return view(commands.dispute(id, caller.agentId(), body.reason, body.claim), caller);
  }

  @PostMapping("/v1/orders/{id}/split-offer")
  @Idempotent
  OrderView offerSplit(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody SplitRequest body) {
    return view(
        commands.offerSplit(id, caller.agentId(), Percent.of(body.providerPercent)), caller);
  }

  /** By the other side, which names the share that it read. */
  @PostMapping("/v1/orders/{id}/split-acceptance")
  @Idempotent
  OrderView acceptSplit(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody SplitRequest body) {
    return view(
        commands.acceptSplit(id, caller.agentId(), Percent.of(body.providerPercent)), caller);
  }

  @PostMapping("/v1/orders/{id}/payout-invoice")
  @Idempotent
  OrderView replacePayoutInvoice(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody PayoutInvoiceRequest body) {
    check(queries.order(id, caller.agentId()), body.payoutInvoice);
    return view(commands.replacePayoutInvoice(id, caller.agentId(), body.payoutInvoice), caller);
  }

  private void check(Order order, String invoice) {
    invoices.check(
        order.orderId(), invoice, order.due(), order.invoiceUsableUntil(clock.instant()));
  }

  private static OrderView view(Order order, Caller caller) {
    return OrderView.of(order, caller.agentId());
  }

  record DisputeRequest(
      @JsonProperty("reason") @NotBlank @Size(max = 2_000) String reason,
      @JsonProperty("claim") @Nullable @Size(max = 10_000) String claim) {}

  record SplitRequest(
      @JsonProperty("provider_percent") @NotNull @Min(0) @Max(100) Integer providerPercent) {}

  record PayoutInvoiceRequest(
      @JsonProperty("payout_invoice") @NotBlank @Size(max = 4_096) String payoutInvoice) {}
}
