/**
 * Tests of the simulated network through its public face. What LND's rules are is proved in
 * lnd-contract. Here: faults, the main way, and BOLT 11 against known requests.
 */
@NullMarked
package dev.holdfast.simulator;

import org.jspecify.annotations.NullMarked;
