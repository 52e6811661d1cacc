/** Agents that trade, whatever breaks around them. */
@NullMarked
package dev.holdfast.torture.load;

import org.jspecify.annotations.NullMarked;
