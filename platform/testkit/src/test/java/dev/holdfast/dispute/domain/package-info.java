/** Breaks the layout's rules on purpose; the rules' own test reads it. */
@NullMarked
package dev.holdfast.dispute.domain;

import org.jspecify.annotations.NullMarked;
