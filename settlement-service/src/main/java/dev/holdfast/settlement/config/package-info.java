/** Wiring and typed settings. */
@NullMarked
package dev.holdfast.settlement.config;

import org.jspecify.annotations.NullMarked;
