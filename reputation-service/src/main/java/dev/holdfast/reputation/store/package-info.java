/** Outcomes and payees in PostgreSQL. */
@NullMarked
package dev.holdfast.reputation.store;

import org.jspecify.annotations.NullMarked;
