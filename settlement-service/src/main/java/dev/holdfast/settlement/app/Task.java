package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.hold.ToOpen;
import java.util.UUID;

/** Something to be done with a node, outside of any transaction. Doing it twice is harmless. */
public sealed interface Task {
  /** Make the hold invoices of an escrow that was planned just now. */
  record OpenPlanned(ToOpen plan) implements Task {}

  /** Make those hold invoices of an escrow that are missing, on a node that may be to be chosen. */
  record OpenLegs(UUID escrowId) implements Task {}

  /** Do what the state of a leg asks for, or compare it with LND. */
  record DriveHold(UUID legId) implements Task {}

  /** Settle and cancel what is decided on a node: it may have a second left. */
  record DriveDecided(String node) implements Task {}

  /** Compare every leg on a node that waits for somebody with what LND says of it. */
  record CompareLegs(String node) implements Task {}

  /** Send and track the payouts of a node; an empty name stands for those without one. */
  record DrivePayouts(String node) implements Task {}

  /** Send, track or give up a payout. */
  record DrivePayout(UUID payoutId) implements Task {}
}
