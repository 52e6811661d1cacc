/**
 * A Lightning network of real nodes on this machine: LND and btcd, built from source, on simnet.
 * Nothing here knows the market; whoever wants nodes names them and gets their connections.
 */
@NullMarked
package dev.holdfast.lndnetwork;

import org.jspecify.annotations.NullMarked;
