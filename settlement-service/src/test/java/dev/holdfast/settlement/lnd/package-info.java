/** Tests of what LND's errors mean. */
@NullMarked
package dev.holdfast.settlement.lnd;

import org.jspecify.annotations.NullMarked;
