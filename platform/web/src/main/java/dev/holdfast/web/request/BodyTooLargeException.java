package dev.holdfast.web.request;

import java.io.IOException;

/** A body went over the limit while it was read. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public BodyTooLargeException(int maxBytes) {
    super("the body is larger than " + maxBytes + " bytes");
  }

  /** Whether this is what a failure came from, however it was wrapped on its way. */
  public static boolean isBehind(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof BodyTooLargeException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
