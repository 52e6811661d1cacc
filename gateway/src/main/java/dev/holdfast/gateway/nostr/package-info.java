/** Agents that sign each request (NIP-98) instead of signing in: a token is got for them here. */
@NullMarked
package dev.holdfast.gateway.nostr;

import org.jspecify.annotations.NullMarked;
