package dev.holdfast.order.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a provider delivers: a JSON text, or an address and the hash of what is there.
 *
 * @param sha256 of the inline text's bytes, or of what the address gives, in hex
 */
public record Result(
    @Nullable String inline, @Nullable String url, String sha256, @Nullable String proof) {}
