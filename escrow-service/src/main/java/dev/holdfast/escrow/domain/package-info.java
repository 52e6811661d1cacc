/** The escrow and its legs, the award's plan, the ledger's entries, withdrawals. */
@NullMarked
package dev.holdfast.escrow.domain;

import org.jspecify.annotations.NullMarked;
