/** The embedded servers start, end, and leave nothing behind. */
@NullMarked
package dev.holdfast.testkit.embedded;

import org.jspecify.annotations.NullMarked;
