/**
 * Tests of payment requests against those of BOLT 11 itself. Their payee is the one key of the
 * specification's examples. Wire compatibility with LND is proved by lnd-contract on real nodes.
 */
@NullMarked
package dev.holdfast.simulator.bolt11;

import org.jspecify.annotations.NullMarked;
