package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.Failure.FailureCode;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import java.util.function.Consumer;

/** Brings a payment to its end: finds ways, splits, tries again, and gives up. */
final class PaymentLife {
  /** LND does not split into parts smaller than this by itself. */
  private static final long MIN_SPLIT_MSAT = 10_000_000;

  private final World world;
  private final Node node;
  private final Forwarding forwarding;
  private final Consumer<PaymentEntry> changed;

  PaymentLife(World world, Node node, Forwarding forwarding, Consumer<PaymentEntry> changed) {
    this.world = world;
    this.node = node;
    this.forwarding = forwarding;
    this.changed = changed;
  }

  /** Sends what is missing, as far as there are ways; ends the payment if nothing is left to do. */
  void goOn(PaymentEntry payment) {
    if (payment.isFinal()) {
      return;
    }
    while (payment.mayTry() && !payment.anySettled() && payment.missingMsat() > 0) {
      if (world.now().isAfter(payment.deadline)) {
        payment.giveUp(PaymentFailureReason.FAILURE_REASON_TIMEOUT);
      } else if (!sendPart(payment)) {
        payment.giveUp(whyNoWay(payment));
      }
    }
    if (payment.open().isEmpty()) {
      end(payment);
    }
  }

  private void end(PaymentEntry payment) {
    if (payment.anySettled()) {
      payment.succeed(world.now().isAfter(payment.deadline));
    } else {
      payment.giveUp(PaymentFailureReason.FAILURE_REASON_NO_ROUTE);
      payment.fail();
    }
    changed.accept(payment);
  }

  private boolean sendPart(PaymentEntry payment) {
    PaymentIntent intent = payment.intent;
    Node payee = world.nodeOf(intent.payeeHex());
    if (payee == null) {
      return false;
    }
    int open = payment.open().size();
    long amount = Math.min(payment.missingMsat(), largestPart(intent));
    while (true) {
      Route route = RouteFinder.find(node, query(payment, payee, amount));
      if (route != null) {
        launch(payment, route);
        return true;
      }
      boolean last = open + 1 >= intent.maxParts();
      amount /= 2;
      if (last
          || amount < MIN_SPLIT_MSAT
          || node.spendableMsat(payment.intent.firstChannels()) < payment.missingMsat()) {
        return false;
      }
    }
  }

  private void launch(PaymentEntry payment, Route route) {
    PaymentIntent intent = payment.intent;
    Attempt attempt =
        new Attempt(
            forwarding.nextId(),
            node,
            route,
            intent.hash(),
            intent.secret(),
            intent.amountMsat(),
            world.now(),
            done -> resolved(payment, done));
    payment.attempts.add(attempt);
    forwarding.launch(attempt);
    changed.accept(payment);
  }

  private void resolved(PaymentEntry payment, Attempt attempt) {
    if (attempt.isSettled()) {
      payment.giveUp(PaymentFailureReason.FAILURE_REASON_NONE);
    } else if (attempt.failure() == FailureCode.INCORRECT_OR_UNKNOWN_PAYMENT_DETAILS) {
      payment.giveUp(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
    }
    if (payment.open().isEmpty() || payment.mayTry()) {
      goOn(payment);
    } else {
      changed.accept(payment);
    }
  }

  private long largestPart(PaymentIntent intent) {
    long most = intent.maxShardMsat() > 0 ? intent.maxShardMsat() : Long.MAX_VALUE;
    int parts = Math.min(node.faults().parts(), intent.maxParts());
    return Math.min(most, (intent.amountMsat() + parts - 1) / parts);
  }

  private RouteFinder.Query query(PaymentEntry payment, Node payee, long amount) {
    PaymentIntent intent = payment.intent;
    return new RouteFinder.Query(
        payee,
        amount,
        node.seenHeight(),
        intent.finalDelta() + PaymentIntent.BLOCK_PADDING,
        intent.cltvLimit(),
        intent.feeLimitMsat() - payment.feesMsat(),
        intent.firstChannels());
  }

  private PaymentFailureReason whyNoWay(PaymentEntry payment) {
    Node payee = world.nodeOf(payment.intent.payeeHex());
    return payee != null
            && node.spendableMsat(payment.intent.firstChannels()) < payment.missingMsat()
        ? PaymentFailureReason.FAILURE_REASON_INSUFFICIENT_BALANCE
        : PaymentFailureReason.FAILURE_REASON_NO_ROUTE;
  }
}
