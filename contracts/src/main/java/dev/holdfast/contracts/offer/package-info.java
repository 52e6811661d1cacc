/** What offer-service tells: versions of offers, and whether they can be bought. */
@NullMarked
package dev.holdfast.contracts.offer;

import org.jspecify.annotations.NullMarked;
