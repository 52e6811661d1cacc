/**
 * Receipts: one canonical JSON document (RFC 8785) with a JWS (RFC 7515) over what it says. Neither
 * the market nor a network is needed to check one, only its published keys.
 */
@NullMarked
package dev.holdfast.receipts;

import org.jspecify.annotations.NullMarked;
