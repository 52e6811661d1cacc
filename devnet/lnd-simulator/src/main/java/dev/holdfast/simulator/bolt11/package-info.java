/**
 * Payment requests, and the signatures of nodes. Real ones: other software on simnet reads and
 * verifies them. Nothing here knows the network.
 */
@NullMarked
package dev.holdfast.simulator.bolt11;

import org.jspecify.annotations.NullMarked;
