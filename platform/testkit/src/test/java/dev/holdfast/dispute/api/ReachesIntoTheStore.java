package dev.holdfast.dispute.api;

import dev.holdfast.dispute.store.LedgerRows;

record ReachesIntoTheStore(LedgerRows rows) {}
