/** How many requests a caller may send. */
@NullMarked
package dev.holdfast.gateway.limits;

import org.jspecify.annotations.NullMarked;
