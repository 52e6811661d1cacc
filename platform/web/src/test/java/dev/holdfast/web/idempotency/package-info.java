/** Proves how long claims and answers are kept. */
@NullMarked
package dev.holdfast.web.idempotency;

import org.jspecify.annotations.NullMarked;
