package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;

/** What the market owes an agent outside its orders, and what it may draw of it. */
public record Balance(@JsonProperty(required = true) Msat availableMsat) {}
