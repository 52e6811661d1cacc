package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One payment of a node: its tries, and what became of it. */
final class PaymentEntry {
  private static final String NO_PREIMAGE = "0".repeat(64);

  final PaymentIntent intent;
  final long index;
  final Instant created;
  final Instant deadline;
  final List<Attempt> attempts = new ArrayList<>();
  private PaymentStatus status = PaymentStatus.IN_FLIGHT;
  private PaymentFailureReason reason = PaymentFailureReason.FAILURE_REASON_NONE;
  private boolean noMoreAttempts;

  PaymentEntry(PaymentIntent intent, long index, Instant created) {
    this.intent = intent;
    this.index = index;
    this.created = created;
    this.deadline = created.plusSeconds(intent.timeoutSeconds());
  }

  PaymentStatus status() {
    return status;
  }

  boolean isFinal() {
    return status == PaymentStatus.SUCCEEDED || status == PaymentStatus.FAILED;
  }

  /** No further attempts; what is out may still settle. */
  void giveUp(PaymentFailureReason why) {
    noMoreAttempts = true;
    if (reason == PaymentFailureReason.FAILURE_REASON_NONE) {
      reason = why;
    }
  }

  boolean mayTry() {
    return !noMoreAttempts && !isFinal();
  }

  void succeed(boolean late) {
    status = PaymentStatus.SUCCEEDED;
    if (late && reason == PaymentFailureReason.FAILURE_REASON_NONE) {
      // Seen on LND: the timeout is noted first, then the last HTLC settles.
      reason = PaymentFailureReason.FAILURE_REASON_TIMEOUT;
    }
  }

  void fail() {
    status = PaymentStatus.FAILED;
  }

  List<Attempt> open() {
    return attempts.stream().filter(attempt -> !attempt.isDone()).toList();
  }

  boolean anySettled() {
    return attempts.stream().anyMatch(attempt -> attempt.isDone() && attempt.isSettled());
  }

  /** What is neither settled nor under way. */
  long missingMsat() {
    return intent.amountMsat()
        - attempts.stream()
            .filter(attempt -> !attempt.isDone() || attempt.isSettled())
            .mapToLong(attempt -> attempt.route.deliveredMsat())
            .sum();
  }

  long feesMsat() {
    return attempts.stream()
        .filter(attempt -> !attempt.isDone() || attempt.isSettled())
        .mapToLong(attempt -> attempt.route.feesMsat())
        .sum();
  }

  Payment toProto() {
    long fees =
        attempts.stream()
            .filter(attempt -> attempt.isDone() && attempt.isSettled())
            .mapToLong(attempt -> attempt.route.feesMsat())
            .sum();
    Payment.Builder proto =
        Payment.newBuilder()
            .setPaymentHash(hex(intent.hash()))
            .setPaymentPreimage(NO_PREIMAGE)
            .setValueSat(intent.amountMsat() / 1000)
            .setValueMsat(intent.amountMsat())
            .setPaymentRequest(intent.paymentRequest())
            .setStatus(status)
            .setFailureReason(reason)
            .setFeeSat(fees / 1000)
            .setFeeMsat(fees)
            .setCreationTimeNs(Attempt.nanos(created))
            .setPaymentIndex(index);
    for (Attempt attempt : attempts) {
      proto.addHtlcs(attempt.toProto());
      ByteString preimage = attempt.isDone() ? attempt.preimage() : null;
      setPreimage(proto, preimage);
    }
    return proto.build();
  }

  private static void setPreimage(Payment.Builder proto, @Nullable ByteString preimage) {
    if (preimage != null) {
      proto.setPaymentPreimage(hex(preimage));
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
