/** What the testkit promises to the other modules' tests. */
@NullMarked
package dev.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
