/**
 * Escrows and ledger in PostgreSQL, and the question to settlement-service whether an invoice can
 * be paid.
 */
@NullMarked
package dev.holdfast.escrow.store;

import org.jspecify.annotations.NullMarked;
