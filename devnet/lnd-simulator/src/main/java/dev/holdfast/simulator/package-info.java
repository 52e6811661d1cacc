/**
 * A Lightning network in one process that answers over gRPC as LND answers. Start one with {@link
 * dev.holdfast.simulator.SimulatedNetwork#start}; reach its nodes by their lndconnect links;
 * trouble them with their faults.
 */
@NullMarked
package dev.holdfast.simulator;

import org.jspecify.annotations.NullMarked;
