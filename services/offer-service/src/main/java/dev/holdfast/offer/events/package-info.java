/** What offer-service listens to. */
@NullMarked
package dev.holdfast.offer.events;

import org.jspecify.annotations.NullMarked;
