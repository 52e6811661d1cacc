/** Offers in PostgreSQL, and their full-text search. */
@NullMarked
package dev.holdfast.offer.store;

import org.jspecify.annotations.NullMarked;
