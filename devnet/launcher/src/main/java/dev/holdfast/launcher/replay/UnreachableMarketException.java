package dev.holdfast.launcher.replay;

/** The message is one sentence for a person. */
public final class UnreachableMarketException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreachableMarketException(String message) {
    super(message);
  }
}
