package dev.holdfast.sdk;

import org.jspecify.annotations.Nullable;

/**
 * No usable answer came, also after the retries. Whether the market carried the call out is
 * unknown: repeat it with the same idempotency key, or look.
 */
public final class UnreachableException extends HoldfastException {

  UnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
