/** The offer, its versions and states, and what an offer may say. */
@NullMarked
package dev.holdfast.offer.domain;

import org.jspecify.annotations.NullMarked;
