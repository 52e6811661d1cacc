/**
 * A POST that is repeated takes effect once and is answered alike: the claim of its Idempotency-Key
 * and the first answer are rows of the service's own database.
 */
@NullMarked
package dev.holdfast.web.idempotency;

import org.jspecify.annotations.NullMarked;
