/** How the formula is put together. */
@NullMarked
package dev.holdfast.reputation.config;

import org.jspecify.annotations.NullMarked;
