/** The market as a whole: it starts, trades one order, keeps its services apart, and ends. */
@NullMarked
package dev.holdfast.launcher.process;

import org.jspecify.annotations.NullMarked;
