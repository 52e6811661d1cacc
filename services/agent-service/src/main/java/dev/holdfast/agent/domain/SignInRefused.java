package dev.holdfast.agent.domain;

/** Somebody could not prove to hold a key. */
public abstract sealed class SignInRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SignInRefused(String message) {
    super(message);
  }

  /** The challenge is unknown, was used, or is too old: which of them is nobody's business. */
  public static final class ChallengeUnusable extends SignInRefused {
    private static final long serialVersionUID = 1L;

    public ChallengeUnusable() {
      super("the challenge is unknown, used or older than its time; ask for a new one");
    }
  }

  public static final class SignatureWrong extends SignInRefused {
    private static final long serialVersionUID = 1L;

    public SignatureWrong(SignatureScheme scheme) {
      super(
          switch (scheme) {
            case SCHNORR ->
                "not a BIP-340 signature of SHA-256(message) by the agent's key, in hex";
            case LND -> "not what signmessage of the agent's node makes of the message";
          });
    }
  }

  /** A request's own event does not fit the request, or came before. */
  public static final class RequestNotProved extends SignInRefused {
    private static final long serialVersionUID = 1L;

    public RequestNotProved(String fault) {
      super(fault);
    }
  }

  public static final class TooManyOpen extends SignInRefused {
    private static final long serialVersionUID = 1L;

    public TooManyOpen(int limit) {
      super(limit + " challenges are open, which is the most; try again in a minute");
    }
  }
}
