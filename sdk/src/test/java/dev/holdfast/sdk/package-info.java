/** Proofs of the package of the same name. */
@NullMarked
package dev.holdfast.sdk;

import org.jspecify.annotations.NullMarked;
