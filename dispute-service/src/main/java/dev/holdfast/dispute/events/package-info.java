/** What dispute-service listens to. */
@NullMarked
package dev.holdfast.dispute.events;

import org.jspecify.annotations.NullMarked;
