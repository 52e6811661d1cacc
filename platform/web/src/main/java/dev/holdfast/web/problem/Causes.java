package dev.holdfast.web.problem;

import org.jspecify.annotations.Nullable;

/** Looks behind what wraps a failure. */
final class Causes {
  private Causes() {}

  static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }
}
