package dev.holdfast.escrow.domain;

import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;

/** What the market's operator decided. */
public record EscrowPolicy(HtlcBudget budget, Msat leastWithdrawal) {}
