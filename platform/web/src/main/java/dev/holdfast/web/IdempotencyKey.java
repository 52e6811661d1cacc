package dev.holdfast.web;

/**
 * The key of the current call, as an argument of an {@link Idempotent} controller method. Unique
 * together with the caller and the path.
 *
 * @param value 1 to 200 printable ASCII characters
 */
public record IdempotencyKey(String value) {}
