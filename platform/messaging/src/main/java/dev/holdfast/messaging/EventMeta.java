package dev.holdfast.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * What the envelope of an event says.
 *
 * @param id unique for ever; an event that arrives twice has the same one
 * @param source the service that told it
 */
public record EventMeta(UUID id, String type, String source, Instant time) {}
