package dev.holdfast.sdk;

import org.jspecify.annotations.Nullable;

/** A call to the market that did not work. */
public abstract sealed class HoldfastException extends RuntimeException
    permits ProblemException, UnreachableException {

  HoldfastException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
