/**
 * What a Lightning node can be asked and what it answers, in the words of this domain. An answer is
 * done, refused or unknown: a time-out is never a refusal.
 */
@NullMarked
package dev.holdfast.settlement.domain.node;

import org.jspecify.annotations.NullMarked;
