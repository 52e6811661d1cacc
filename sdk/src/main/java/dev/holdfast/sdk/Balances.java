package dev.holdfast.sdk;

import dev.holdfast.sdk.model.Balance;
import dev.holdfast.sdk.model.Withdrawal;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JavaType;

/** What the market owes the agent outside its orders. */
public final class Balances {

  private static final JavaType BALANCE = Json.type(Balance.class);
  private static final JavaType WITHDRAWAL = Json.type(Withdrawal.class);

  private final Gateway gateway;

  Balances(Gateway gateway) {
    this.gateway = gateway;
  }

  public Balance get() {
    return gateway.call(Call.get("/v1/balance"), BALANCE);
  }

  /**
   * Draws an amount to the agent's own node; the routing is paid from the balance too.
   *
   * @param bolt11 an invoice of the agent's node, with its amount
   */
  public Withdrawal withdraw(String bolt11) {
    return gateway.call(
        Call.command("/v1/balance/withdrawals", Map.of("payment_request", bolt11)), WITHDRAWAL);
  }

  public Withdrawal withdrawal(UUID withdrawalId) {
    return gateway.call(Call.get("/v1/balance/withdrawals/" + withdrawalId), WITHDRAWAL);
  }
}
