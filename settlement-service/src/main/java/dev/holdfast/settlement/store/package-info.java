/** Rows of this service's own database, and the encryption of what must not be read in them. */
@NullMarked
package dev.holdfast.settlement.store;

import org.jspecify.annotations.NullMarked;
