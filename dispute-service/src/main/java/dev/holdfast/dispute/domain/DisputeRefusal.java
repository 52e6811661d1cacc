package dev.holdfast.dispute.domain;

/** A request that is refused, with the facts that say why. */
public abstract sealed class DisputeRefusal extends RuntimeException {

  private DisputeRefusal(String message) {
    super(message);
  }

  public static final class NotFound extends DisputeRefusal {
    public NotFound() {
      super("There is no such dispute.");
    }
  }

  /** Nobody decides a case of its own. */
  public static final class OwnCase extends DisputeRefusal {
    public OwnCase() {
      super("A party of the order cannot be its arbiter.");
    }
  }

  public static final class WrongState extends DisputeRefusal {
    public WrongState(DisputeState state) {
      super("The dispute is " + state + ".");
    }
  }

  public static final class ClaimedByAnother extends DisputeRefusal {
    public ClaimedByAnother() {
      super("Another arbiter has claimed the dispute.");
    }
  }

  public static final class AwardNotAllowed extends DisputeRefusal {
    public AwardNotAllowed(int percent, int step) {
      super("%d percent cannot be awarded here; multiples of %d can.".formatted(percent, step));
    }
  }
}
