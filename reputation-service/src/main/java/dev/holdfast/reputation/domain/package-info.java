/** An outcome, and the record that outcomes add up to. */
@NullMarked
package dev.holdfast.reputation.domain;

import org.jspecify.annotations.NullMarked;
