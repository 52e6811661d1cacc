/** What order-service listens to, and the timer that ends windows. */
@NullMarked
package dev.holdfast.order.events;

import org.jspecify.annotations.NullMarked;
