package dev.holdfast.web;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer into the request body, such as {@code /price/amount_msat}; for a
 *     parameter its name, such as {@code limit}
 */
public record FieldError(
    @JsonProperty("pointer") String pointer, @JsonProperty("detail") String detail) {}
