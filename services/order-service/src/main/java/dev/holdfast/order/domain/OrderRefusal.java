package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.Party;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command that is refused, with the facts that say why. Nothing was changed. */
public abstract sealed class OrderRefusal extends RuntimeException {

  private OrderRefusal(String message) {
    super(message);
  }

  /** It does not exist, or not for this caller. */
  public static final class NotFound extends OrderRefusal {
    public NotFound(String what) {
      super("There is no such " + what + ".");
    }
  }

  /** The other party may do that, this one may not. */
  public static final class NotYours extends OrderRefusal {
    public NotYours(String who) {
      super("Only the " + who + " may do this.");
    }
  }

  /** The order is in no state for it. */
  public static final class WrongState extends OrderRefusal {
    public WrongState(OrderState state, String what) {
      super("The order is %s: %s is not possible any more, or not yet.".formatted(state, what));
    }
  }

  /** Nobody buys from oneself: it would be a way to make up a reputation. */
  public static final class OwnOffer extends OrderRefusal {
    public OwnOffer() {
      super("This is your own offer.");
    }
  }

  /** The version asked for is not the one for sale. */
  public static final class StaleOffer extends OrderRefusal {
    public StaleOffer(int asked, int current) {
      super("Version %d was asked for, version %d is for sale.".formatted(asked, current));
    }
  }

  /** The offer is paused or retired. */
  public static final class NotForSale extends OrderRefusal {
    public NotForSale(String state) {
      super("The offer is " + state + ".");
    }
  }

  /** The market's limits, or the offer's, are reached. */
  public static final class CapacityReached extends OrderRefusal {
    public CapacityReached(String limit, long number) {
      super("%s: %d is the limit.".formatted(limit, number));
    }
  }

  /** An HTLC would end before the order's windows do. */
  public static final class WindowTooLong extends OrderRefusal {
    public WindowTooLong(Duration asked, Duration longest) {
      super(
          "Funding, delivery, review and dispute take %d s together; the longest possible is %d s."
              .formatted(asked.toSeconds(), longest.toSeconds()));
    }
  }

  /** The price is under the least one. */
  public static final class PriceTooSmall extends OrderRefusal {
    public PriceTooSmall(Msat price, Msat least) {
      super("The price is %s, the least is %s.".formatted(price, least));
    }
  }

  /** Its legs would be too small to be divided, and the offer says that it may be. */
  public static final class PriceTooSmallForSplit extends OrderRefusal {
    public PriceTooSmallForSplit(Msat price, Msat leastLeg) {
      super(
          "An order of %s has no legs of at least %s to be split by, and its terms may split it."
              .formatted(price, leastLeg));
    }
  }

  /** The legs of this order do not add up to that share. */
  public static final class OffTheStep extends OrderRefusal {
    public OffTheStep(Percent split, SplitStep step) {
      super(
          "%d percent is no multiple of the order's step of %d percent."
              .formatted(split.value(), step.percent()));
    }
  }

  /** The other side did not offer that, or does not any more. */
  public static final class NoSuchSplit extends OrderRefusal {
    public NoSuchSplit(@Nullable Party by, @Nullable Integer percent) {
      super(
          by == null
              ? "No split was offered."
              : "What stands is an offer of %d percent by the %s."
                  .formatted(percent, by.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** No offer keeps all limits of a match. */
  public static final class NoMatch extends OrderRefusal {
    public NoMatch(String detail) {
      super(detail);
    }
  }

  /** What was to be matched is no such question. */
  public static final class MatchInvalid extends OrderRefusal {
    public MatchInvalid(String detail) {
      super(detail);
    }
  }

  /** A quote that is expired, of another offer, or used. */
  public static final class QuoteUnusable extends OrderRefusal {
    public QuoteUnusable(String detail) {
      super(detail);
    }
  }

  /** Nobody evaluates for itself. */
  public static final class EvaluatorIsParty extends OrderRefusal {
    public EvaluatorIsParty() {
      super("The conditions of this offer name you as an evaluator: you cannot be its buyer.");
    }
  }

  /** The key did not sign this verdict on this result of this order. */
  public static final class NotSigned extends OrderRefusal {
    public NotSigned(String message) {
      super("The signature is not this evaluator's of: " + message);
    }
  }

  /** An evaluator has one voice, and it has spoken. */
  public static final class AlreadyEvaluated extends OrderRefusal {
    public AlreadyEvaluated() {
      super("You have signed another verdict on this delivery.");
    }
  }

  /** LND's last words on a leg or the payout were not heard yet. */
  public static final class ReceiptNotReady extends OrderRefusal {
    public ReceiptNotReady() {
      super("A receipt is issued when the order and all of its money are final.");
    }
  }

  /** The input or the result does not fit the offer's schema. */
  public static final class Mismatch extends OrderRefusal {
    private final boolean ofResult;
    private final transient List<Place> places;

    public Mismatch(boolean ofResult, List<Place> places) {
      super(
          (ofResult ? "The result" : "The input")
              + " does not fit the offer's schema: "
              + places.getFirst().detail());
      this.ofResult = ofResult;
      this.places = List.copyOf(places);
    }

    public boolean ofResult() {
      return ofResult;
    }

    public List<Place> places() {
      return places;
    }

    /** Where, as a JSON pointer into the request's body, and what. */
    public record Place(String pointer, String detail) {}
  }

  /** The result is too large to be kept here. */
  public static final class TooLarge extends OrderRefusal {
    public TooLarge(String what, int mostBytes) {
      super("%s has at most %d bytes here; give an address and a hash.".formatted(what, mostBytes));
    }
  }

  /** The payout invoice cannot be paid. */
  public static final class InvoiceUnusable extends OrderRefusal {
    public InvoiceUnusable(String detail) {
      super(detail);
    }
  }

  /** The payout invoice before this one may still be paid. */
  public static final class PayoutUnderWay extends OrderRefusal {
    public PayoutUnderWay(String detail) {
      super(detail);
    }
  }

  /** The check of a text took too long. */
  public static final class CheckTooSlow extends OrderRefusal {
    public CheckTooSlow() {
      super("The check against the offer's schema takes too long.");
    }
  }
}
