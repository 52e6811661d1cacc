/**
 * Implements the domain's ports that need cryptography: secp256k1 signatures of agents, ES256
 * tokens of ours.
 */
@NullMarked
package dev.holdfast.agent.keys;

import org.jspecify.annotations.NullMarked;
