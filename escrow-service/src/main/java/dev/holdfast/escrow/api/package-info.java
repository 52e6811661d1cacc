/** What parties and operators may read of escrows and the ledger, and the drawing of balances. */
@NullMarked
package dev.holdfast.escrow.api;

import org.jspecify.annotations.NullMarked;
