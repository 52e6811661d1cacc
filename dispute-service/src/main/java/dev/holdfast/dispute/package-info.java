/**
 * dispute-service: cases that parties cannot end themselves, what both say of them, and the award
 * of an arbiter before the clock of the case runs out.
 */
@NullMarked
package dev.holdfast.dispute;

import org.jspecify.annotations.NullMarked;
