package dev.holdfast.settlement.app;

/**
 * Tells this instance from the others. One that is started anew under its old name, as a
 * StatefulSet does, has its leases back at once instead of waiting for their end.
 */
public record InstanceName(String value) {}
