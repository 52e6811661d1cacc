/** How offers are ranked for somebody who wants something. */
@NullMarked
package dev.holdfast.offer.domain.match;

import org.jspecify.annotations.NullMarked;
