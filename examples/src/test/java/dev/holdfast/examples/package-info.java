/** Proofs of the examples as a whole. */
@NullMarked
package dev.holdfast.examples;

import org.jspecify.annotations.NullMarked;
