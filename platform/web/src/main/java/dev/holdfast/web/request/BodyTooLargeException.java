package dev.holdfast.web.request;

import java.io.IOException;

/** A body went over the limit while it was read. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public BodyTooLargeException(int maxBytes) {
    super("the body is larger than " + maxBytes + " bytes");
  }
}
