/** The case, its states, what was said, the award. */
@NullMarked
package dev.holdfast.dispute.domain;

import org.jspecify.annotations.NullMarked;
