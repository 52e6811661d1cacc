package dev.holdfast.settlement.domain.hold;

import dev.holdfast.settlement.domain.node.NewHold;
import java.util.Map;
import java.util.UUID;

/** The invoices that are to be made for an escrow on one node, by their legs; at least one. */
public record ToOpen(UUID escrowId, String node, Map<UUID, NewHold> invoices) {}
