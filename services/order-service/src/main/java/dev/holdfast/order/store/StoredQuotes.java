package dev.holdfast.order.store;

import dev.holdfast.order.domain.Quote;
import dev.holdfast.order.domain.Quotes;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class StoredQuotes implements Quotes {

  private final QuoteRepository rows;

  StoredQuotes(QuoteRepository rows) {
    this.rows = rows;
  }

  @Override
  public void add(Quote quote) {
    rows.saveAndFlush(quote);
  }

  @Override
  public Optional<Quote> lock(UUID quoteId) {
    return rows.lock(quoteId);
  }
}
