package dev.holdfast.order.store;

import dev.holdfast.order.domain.Quote;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface QuoteRepository extends JpaRepository<Quote, UUID> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select q from Quote q where q.quoteId = :quoteId")
  Optional<Quote> lock(UUID quoteId);
}
