/** The command that measures. */
@NullMarked
package dev.holdfast.bench;

import org.jspecify.annotations.NullMarked;
