package dev.holdfast.offer.domain;

import dev.holdfast.contracts.offer.OfferState;
import java.time.Duration;

/** A request that is refused, with the facts that say why. */
public abstract sealed class OfferRefusal extends RuntimeException {

  private OfferRefusal(String message) {
    super(message);
  }

  public static final class NotFound extends OfferRefusal {
    public NotFound() {
      super("There is no such offer.");
    }
  }

  public static final class NotYours extends OfferRefusal {
    public NotYours() {
      super("Only the provider of the offer may do this.");
    }
  }

  public static final class WrongState extends OfferRefusal {
    public WrongState(OfferState state, String what) {
      super("The offer is %s: %s is not possible.".formatted(state, what));
    }
  }

  public static final class Stale extends OfferRefusal {
    public Stale(int seen, int current) {
      super("Version %d was edited, version %d is current.".formatted(seen, current));
    }
  }

  /** An HTLC would end before the order's windows do. */
  public static final class WindowTooLong extends OfferRefusal {
    public WindowTooLong(Duration asked, Duration longest) {
      super(
          ("Funding, delivery, review and dispute take %d s together;"
                  + " the longest possible is %d s.")
              .formatted(asked.toSeconds(), longest.toSeconds()));
    }
  }
}
