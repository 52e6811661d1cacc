package dev.holdfast.offer.domain;

import java.time.Instant;
import java.util.UUID;

/** Which offers have orders that are not closed. Hearing the same again changes nothing. */
public interface OpenOrders {

  void placed(UUID orderId, UUID offerId);

  /** The order takes no place any more, even if it is heard only later that it was placed. */
  void closed(UUID orderId, Instant now);
}
