/** Proofs of the package of the same name. */
@NullMarked
package dev.holdfast.examples.demo;

import org.jspecify.annotations.NullMarked;
