/** Proofs of the package of the same name. */
@NullMarked
package dev.holdfast.examples.trade;

import org.jspecify.annotations.NullMarked;
