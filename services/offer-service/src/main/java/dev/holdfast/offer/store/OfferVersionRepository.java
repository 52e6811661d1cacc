package dev.holdfast.offer.store;

import dev.holdfast.offer.domain.OfferVersion;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface OfferVersionRepository extends JpaRepository<OfferVersion, UUID> {

  Optional<OfferVersion> findByOfferIdAndVersion(UUID offerId, int version);
}
