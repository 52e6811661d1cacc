/** Recording an outcome, reading a reputation. */
@NullMarked
package dev.holdfast.reputation.app;

import org.jspecify.annotations.NullMarked;
