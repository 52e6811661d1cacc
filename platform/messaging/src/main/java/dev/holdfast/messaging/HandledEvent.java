package dev.holdfast.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The event that the current transaction is handling at this moment. */
final class HandledEvent {
  private HandledEvent() {}

  /** None where no event is handled, but a command or a timer. */
  static @Nullable UUID id() {
    return (UUID) TransactionSynchronizationManager.getResource(HandledEvent.class);
  }

  static void during(UUID id, Runnable handling) {
    TransactionSynchronizationManager.bindResource(HandledEvent.class, id);
    try {
      handling.run();
    } finally {
      TransactionSynchronizationManager.unbindResource(HandledEvent.class);
    }
  }
}
