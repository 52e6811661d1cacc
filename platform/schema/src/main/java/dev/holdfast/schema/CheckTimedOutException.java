package dev.holdfast.schema;

import java.time.Duration;

/** A check that took longer than a check may take. */
public final class CheckTimedOutException extends RuntimeException {

  CheckTimedOutException(Duration limit) {
    super("The check took longer than " + limit.toMillis() + " ms.");
  }
}
