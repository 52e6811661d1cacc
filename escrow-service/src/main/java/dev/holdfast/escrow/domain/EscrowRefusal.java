package dev.holdfast.escrow.domain;

import dev.holdfast.money.Msat;

/** A request that is refused, with the numbers that say why. */
public abstract sealed class EscrowRefusal extends RuntimeException {

  private EscrowRefusal(String message) {
    super(message);
  }

  /** What is asked for does not exist, or not for this caller. */
  public static final class NotFound extends EscrowRefusal {
    public NotFound(String what) {
      super("There is no such " + what + ".");
    }
  }

  /** The invoice cannot be paid. */
  public static final class InvoiceUnusable extends EscrowRefusal {
    public InvoiceUnusable(String detail) {
      super(detail);
    }
  }

  /** The balance does not cover the amount and what routing may cost. */
  public static final class BalanceTooSmall extends EscrowRefusal {
    public BalanceTooSmall(Msat needed, long balanceMsat) {
      super(
          "The balance is %d msat; the amount and its routing may take %d msat."
              .formatted(balanceMsat, needed.value()));
    }
  }

  /** Smaller sums are not worth a payment. */
  public static final class AmountTooSmall extends EscrowRefusal {
    public AmountTooSmall(Msat amount, Msat least) {
      super(
          "%d msat are less than the least withdrawal of %d msat."
              .formatted(amount.value(), least.value()));
    }
  }
}
