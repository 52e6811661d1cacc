/** Offers as vectors: made by a model, kept in PostgreSQL, searched there or in memory. */
@NullMarked
package dev.holdfast.offer.store.meaning;

import org.jspecify.annotations.NullMarked;
