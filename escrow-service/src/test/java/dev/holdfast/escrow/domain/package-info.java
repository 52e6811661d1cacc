/** What escrows and the ledger promise, without any server. */
@NullMarked
package dev.holdfast.escrow.domain;

import org.jspecify.annotations.NullMarked;
