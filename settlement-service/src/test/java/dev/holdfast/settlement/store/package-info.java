/** Tests of the encryption at rest. */
@NullMarked
package dev.holdfast.settlement.store;

import org.jspecify.annotations.NullMarked;
