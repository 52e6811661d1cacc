/** What escrow-service tells: legs to open, legs to settle or cancel, and how an escrow ended. */
@NullMarked
package dev.holdfast.contracts.escrow;

import org.jspecify.annotations.NullMarked;
