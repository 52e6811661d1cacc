/** Use cases, one transaction each. */
@NullMarked
package dev.holdfast.offer.app;

import org.jspecify.annotations.NullMarked;
