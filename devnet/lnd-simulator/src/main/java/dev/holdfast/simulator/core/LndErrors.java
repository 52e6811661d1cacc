package dev.holdfast.simulator.core;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** LND's errors as a gRPC client sees them. A plain Go error has the code UNKNOWN. */
public final class LndErrors {
  private LndErrors() {}

  public static StatusRuntimeException plain(String text) {
    return Status.UNKNOWN.withDescription(text).asRuntimeException();
  }

  public static StatusRuntimeException notFound(String text) {
    return Status.NOT_FOUND.withDescription(text).asRuntimeException();
  }

  public static StatusRuntimeException alreadyExists(String text) {
    return Status.ALREADY_EXISTS.withDescription(text).asRuntimeException();
  }

  public static StatusRuntimeException invalid(String text) {
    return Status.INVALID_ARGUMENT.withDescription(text).asRuntimeException();
  }

  public static StatusRuntimeException unavailable(String text) {
    return Status.UNAVAILABLE.withDescription(text).asRuntimeException();
  }

  public static StatusRuntimeException noInvoice() {
    return plain("unable to locate invoice");
  }
}
