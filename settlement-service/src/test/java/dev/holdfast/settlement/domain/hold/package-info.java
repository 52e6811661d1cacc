/** Tests of legs without any server. */
@NullMarked
package dev.holdfast.settlement.domain.hold;

import org.jspecify.annotations.NullMarked;
