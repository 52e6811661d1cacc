/**
 * escrow-service: plans the legs of an order, knows when its money is locked, decides once where
 * the money goes, guards the HTLCs' deadline, and keeps the ledger. It never talks to LND.
 */
@NullMarked
package dev.holdfast.escrow;

import org.jspecify.annotations.NullMarked;
