/**
 * The trouble that tests make on a node. Lost answers, refusals, delays, payments that stick.
 * Nothing happens here unless it was asked for.
 */
@NullMarked
package dev.holdfast.simulator.faults;

import org.jspecify.annotations.NullMarked;
