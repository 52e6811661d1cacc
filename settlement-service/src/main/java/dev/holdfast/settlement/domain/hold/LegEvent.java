package dev.holdfast.settlement.domain.hold;

/** What can happen to a leg. */
public enum LegEvent {
  INVOICE_ADDED("invoice added"),
  NEVER_OPENED("closed, never asked of LND"),
  HTLCS_HELD("LND: ACCEPTED for the amount"),
  CANCEL_DECIDED("to be cancelled"),
  SETTLE_DECIDED("to be settled"),
  LND_SETTLED("LND: SETTLED"),
  LND_CANCELED("LND: CANCELED"),
  AWARD_LOST("awarded, LND: CANCELED");

  private final String text;

  LegEvent(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
