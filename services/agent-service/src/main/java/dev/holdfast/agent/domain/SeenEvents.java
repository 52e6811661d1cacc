package dev.holdfast.agent.domain;

import java.time.Instant;

/** Signed requests that were let through, so that none is let through twice. */
public interface SeenEvents {

  /**
   * True for the first who says so.
   *
   * @param until when it may be forgotten: the event is too old by then
   */
  boolean firstTime(String eventId, Instant until);

  void forgetOlderThan(Instant now);
}
