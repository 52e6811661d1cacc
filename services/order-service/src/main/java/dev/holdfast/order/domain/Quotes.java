package dev.holdfast.order.domain;

import java.util.Optional;
import java.util.UUID;

/** All quotes there are. */
public interface Quotes {

  void add(Quote quote);

  /** For nobody else to use until the transaction ends. */
  Optional<Quote> lock(UUID quoteId);
}
