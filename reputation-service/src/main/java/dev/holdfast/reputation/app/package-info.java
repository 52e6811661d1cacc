/** Recording an outcome, reading a record. */
@NullMarked
package dev.holdfast.reputation.app;

import org.jspecify.annotations.NullMarked;
