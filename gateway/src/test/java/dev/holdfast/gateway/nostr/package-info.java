/** Proves that a signed request reaches its service with a token, or not at all. */
@NullMarked
package dev.holdfast.gateway.nostr;

import org.jspecify.annotations.NullMarked;
