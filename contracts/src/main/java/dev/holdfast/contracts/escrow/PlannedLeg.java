package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.util.UUID;

/** A leg that is to be opened: one hold invoice of this amount. */
public record PlannedLeg(UUID legId, int position, Msat amountMsat) {}
