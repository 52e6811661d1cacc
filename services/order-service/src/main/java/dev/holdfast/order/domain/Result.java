package dev.holdfast.order.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a provider delivers: a JSON text, or an address and the hash of what is there.
 *
 * @param sha256 of the inline result's canonical form (RFC 8785), or of what the address gives, hex
 */
public record Result(
    @Nullable String inline, @Nullable String url, String sha256, @Nullable String proof) {}
