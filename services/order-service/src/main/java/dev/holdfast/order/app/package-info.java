/** Use cases, one transaction each, called alike by requests, events and timers. */
@NullMarked
package dev.holdfast.order.app;

import org.jspecify.annotations.NullMarked;
