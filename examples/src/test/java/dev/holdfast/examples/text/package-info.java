/** Proofs of the package of the same name. */
@NullMarked
package dev.holdfast.examples.text;

import org.jspecify.annotations.NullMarked;
