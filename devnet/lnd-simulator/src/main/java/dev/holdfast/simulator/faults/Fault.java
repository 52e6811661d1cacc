package dev.holdfast.simulator.faults;

import io.grpc.Status;
import java.time.Duration;

/** What may go wrong with one call. */
public sealed interface Fault {
  /** The call is carried out; the caller hears nothing until its own deadline. */
  record AnswerLost() implements Fault {}

  /** The call is carried out; the caller then sees this status instead of the answer. */
  record AnswerReplaced(Status by) implements Fault {}

  /** Nothing is carried out. */
  record Refused(Status status) implements Fault {}

  /** The call is carried out later. */
  record Delayed(Duration by) implements Fault {}
}
