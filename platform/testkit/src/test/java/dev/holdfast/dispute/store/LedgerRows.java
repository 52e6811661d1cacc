package dev.holdfast.dispute.store;

/** A ledger outside escrow-service. */
public record LedgerRows(String account) {}
