/** Processes that a market or a torture starts beside itself. */
@NullMarked
package dev.holdfast.launcher.process;

import org.jspecify.annotations.NullMarked;
