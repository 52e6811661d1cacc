/**
 * Orders, offers and the feed in PostgreSQL, and the question to settlement-service whether an
 * invoice can be paid.
 */
@NullMarked
package dev.holdfast.order.store;

import org.jspecify.annotations.NullMarked;
