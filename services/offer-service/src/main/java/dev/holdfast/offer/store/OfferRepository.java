package dev.holdfast.offer.store;

import dev.holdfast.offer.domain.Offer;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface OfferRepository extends JpaRepository<Offer, UUID> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select o from Offer o where o.offerId = :offerId")
  Optional<Offer> lock(UUID offerId);
}
