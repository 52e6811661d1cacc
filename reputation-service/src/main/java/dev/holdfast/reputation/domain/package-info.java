/** Facts about orders, and the formula that makes a score of them. */
@NullMarked
package dev.holdfast.reputation.domain;

import org.jspecify.annotations.NullMarked;
