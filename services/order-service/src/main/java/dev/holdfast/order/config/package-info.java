/** Wiring and typed settings. */
@NullMarked
package dev.holdfast.order.config;

import org.jspecify.annotations.NullMarked;
