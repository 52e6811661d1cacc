/** Closed orders and successful payouts, heard on their topics. */
@NullMarked
package dev.holdfast.reputation.events;

import org.jspecify.annotations.NullMarked;
