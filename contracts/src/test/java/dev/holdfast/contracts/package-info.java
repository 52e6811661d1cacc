/** What every event promises its readers. */
@NullMarked
package dev.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
