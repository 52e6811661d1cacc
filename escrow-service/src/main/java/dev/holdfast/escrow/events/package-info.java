/** What escrow-service listens to. */
@NullMarked
package dev.holdfast.escrow.events;

import org.jspecify.annotations.NullMarked;
