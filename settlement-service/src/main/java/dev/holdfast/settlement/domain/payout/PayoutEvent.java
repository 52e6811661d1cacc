package dev.holdfast.settlement.domain.payout;

/** What can happen to a payout. */
public enum PayoutEvent {
  INVOICE_GIVEN("an invoice is given"),
  INVOICE_UNUSABLE("the invoice cannot be paid"),
  CLAIM("hash claimed, to be sent"),
  UNDER_WAY("LND: IN_FLIGHT"),
  PAID("LND: SUCCEEDED"),
  NOT_PAID("LND: FAILED or refused"),
  NO_ANSWER("no answer"),
  CREDIT("credited to the balance");

  private final String text;

  PayoutEvent(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
