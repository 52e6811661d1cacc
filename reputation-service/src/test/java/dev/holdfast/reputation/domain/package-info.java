/** What the formula promises, without a server. */
@NullMarked
package dev.holdfast.reputation.domain;

import org.jspecify.annotations.NullMarked;
