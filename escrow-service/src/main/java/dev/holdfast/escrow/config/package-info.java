/** Typed settings. */
@NullMarked
package dev.holdfast.escrow.config;

import org.jspecify.annotations.NullMarked;
