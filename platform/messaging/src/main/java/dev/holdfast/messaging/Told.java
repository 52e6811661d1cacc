package dev.holdfast.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of one change, for its row in a history.
 *
 * @param ids of what the change tells, in its order
 * @param cause id of the event that is being handled; none for a command or a timer
 */
public record Told(List<UUID> ids, @Nullable UUID cause) {
  public Told {
    ids = List.copyOf(ids);
  }

  /**
   * The event that tells a step, or else the one that caused it.
   *
   * @param position of the event that tells it, which a step that tells nothing has none for
   */
  public @Nullable UUID of(int position) {
    return position < ids.size() ? ids.get(position) : cause;
  }
}
