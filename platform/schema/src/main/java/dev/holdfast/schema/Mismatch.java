package dev.holdfast.schema;

/**
 * A place where a text does not fit its schema.
 *
 * @param pointer JSON Pointer into the text
 */
public record Mismatch(String pointer, String detail) {}
