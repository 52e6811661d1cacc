/** Tests of what is true without any server. */
@NullMarked
package dev.holdfast.settlement.domain;

import org.jspecify.annotations.NullMarked;
