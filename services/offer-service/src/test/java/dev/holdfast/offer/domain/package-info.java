/** The offer's rules, without a database. */
@NullMarked
package dev.holdfast.offer.domain;

import org.jspecify.annotations.NullMarked;
