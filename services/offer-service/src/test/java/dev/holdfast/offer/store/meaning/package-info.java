/** The search of vectors, without a model. */
@NullMarked
package dev.holdfast.offer.store.meaning;

import org.jspecify.annotations.NullMarked;
