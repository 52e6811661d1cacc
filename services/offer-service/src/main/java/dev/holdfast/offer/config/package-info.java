/** Typed settings. */
@NullMarked
package dev.holdfast.offer.config;

import org.jspecify.annotations.NullMarked;
