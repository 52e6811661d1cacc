package dev.holdfast.settlement.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** Rows that are found by their key. */
@NoRepositoryBean
interface ByKey<T> extends Repository<T, UUID> {
  /** By its key, so that a transaction that has read it does not ask the database again. */
  Optional<T> findById(UUID id);
}
