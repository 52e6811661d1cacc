/** What dispute-service tells: cases opened, awarded, or lapsed. */
@NullMarked
package dev.holdfast.contracts.dispute;

import org.jspecify.annotations.NullMarked;
