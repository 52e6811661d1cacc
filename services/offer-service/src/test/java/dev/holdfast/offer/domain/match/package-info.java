/** How candidates are ranked, without a database. */
@NullMarked
package dev.holdfast.offer.domain.match;

import org.jspecify.annotations.NullMarked;
