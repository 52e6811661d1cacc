/** Proofs of the package of the same name. */
@NullMarked
package dev.holdfast.sdk.wallet;

import org.jspecify.annotations.NullMarked;
