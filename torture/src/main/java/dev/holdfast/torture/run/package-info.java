/** What is done to the market, in which order, and what came of it. */
@NullMarked
package dev.holdfast.torture.run;

import org.jspecify.annotations.NullMarked;
