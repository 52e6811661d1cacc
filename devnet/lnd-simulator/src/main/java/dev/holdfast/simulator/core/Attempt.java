package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Failure;
import dev.holdfast.lnd.lnrpc.HTLCAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One try to bring one part of a payment to its payee: an HTLC on every channel of the way. */
final class Attempt {
  final long id;
  final Node payer;
  final Route route;
  final ByteString hash;
  final ByteString secret;
  final long totalMsat;
  final Instant made;
  final List<PendingHtlc> htlcs = new ArrayList<>();
  private final Consumer<Attempt> whenDone;
  private @Nullable Instant resolved;
  private @Nullable ByteString preimage;
  private Failure.@Nullable FailureCode failure;
  private int failureSource;

  /**
   * @param totalMsat what the payer says the whole set will be
   * @param whenDone told when the first HTLC is resolved
   */
  Attempt(
      long id,
      Node payer,
      Route route,
      ByteString hash,
      ByteString secret,
      long totalMsat,
      Instant made,
      Consumer<Attempt> whenDone) {
    this.id = id;
    this.payer = payer;
    this.route = route;
    this.hash = hash;
    this.secret = secret;
    this.totalMsat = totalMsat;
    this.made = made;
    this.whenDone = whenDone;
  }

  /** The payee's verdict; it counts once. The payer learns of it when it has travelled back. */
  boolean settle(ByteString with) {
    if (isDecided()) {
      return false;
    }
    preimage = with;
    return true;
  }

  boolean fail(Failure.FailureCode code, int source) {
    if (isDecided()) {
      return false;
    }
    failure = code;
    failureSource = source;
    return true;
  }

  boolean isDecided() {
    return preimage != null || failure != null;
  }

  boolean isSettled() {
    return preimage != null;
  }

  /** The payer knows. */
  boolean isDone() {
    return resolved != null;
  }

  void done(Instant now) {
    resolved = now;
    whenDone.accept(this);
  }

  @Nullable ByteString preimage() {
    return preimage;
  }

  Failure.@Nullable FailureCode failure() {
    return failure;
  }

  Node payee() {
    return route.hops().getLast().to();
  }

  HTLCAttempt toProto() {
    HTLCAttempt.Builder proto =
        HTLCAttempt.newBuilder()
            .setAttemptId(id)
            .setRoute(route.toProto(secret, totalMsat))
            .setAttemptTimeNs(nanos(made));
    Instant end = resolved;
    if (end == null) {
      return proto.setStatus(HTLCAttempt.HTLCStatus.IN_FLIGHT).build();
    }
    proto.setResolveTimeNs(nanos(end));
    ByteString known = preimage;
    if (known != null) {
      return proto.setStatus(HTLCAttempt.HTLCStatus.SUCCEEDED).setPreimage(known).build();
    }
    Failure.Builder why = Failure.newBuilder().setFailureSourceIndex(failureSource);
    if (failure != null) {
      why.setCode(failure);
    }
    return proto.setStatus(HTLCAttempt.HTLCStatus.FAILED).setFailure(why).build();
  }

  static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
