/** What reputation-service tells. */
@NullMarked
package dev.holdfast.contracts.reputation;

import org.jspecify.annotations.NullMarked;
