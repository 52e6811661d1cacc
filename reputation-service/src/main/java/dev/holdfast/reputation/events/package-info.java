/** Closed orders, heard on the topic of orders. */
@NullMarked
package dev.holdfast.reputation.events;

import org.jspecify.annotations.NullMarked;
