package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;

/** What the market owes an agent outside its orders, and what it may draw of it. */
public record Balance(Msat availableMsat) {}
