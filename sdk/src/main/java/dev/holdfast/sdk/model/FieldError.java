package dev.holdfast.sdk.model;

/**
 * One field of a request that was refused.
 *
 * @param pointer a JSON pointer into the request's body
 * @param detail what is wrong with it
 */
public record FieldError(String pointer, String detail) {}
