/** Many clients who want different things of one order at the same moment. */
@NullMarked
package dev.holdfast.torture.race;

import org.jspecify.annotations.NullMarked;
