package dev.holdfast.simulator.faults;

import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The trouble that a test makes on one node. Methods are named as in LND: {@code AddHoldInvoice}.
 * Faults of one method are used up one call each, in the order they were asked for; a delay is an
 * exception and lasts until {@link #clear()}. Safe for use by many threads.
 */
public final class Faults {
  private final Map<String, Deque<Fault>> next = new ConcurrentHashMap<>();
  private final Map<String, Fault.Delayed> delays = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Deque<PaymentFailureReason> failures = new ArrayDeque<>();
  private final CopyOnWriteArrayList<Runnable> releases = new CopyOnWriteArrayList<>();
  private volatile boolean notSynced;
  private volatile boolean paymentsStuck;
  private volatile int parts = 1;

  /** The next calls have their effect, and the caller waits in vain. */
  public Faults loseAnswers(String method, int times) {
    return add(method, new Fault.AnswerLost(), times);
  }

  /** The next calls have their effect, and the caller sees UNAVAILABLE. */
  public Faults breakAnswers(String method, int times) {
    return breakAnswers(method, times, Status.UNAVAILABLE.withDescription("transport is closing"));
  }

  /** The next calls have their effect, and the caller sees this status instead of the answer. */
  public Faults breakAnswers(String method, int times, Status status) {
    return add(method, new Fault.AnswerReplaced(status), times);
  }

  /** The next calls have no effect; the caller sees UNAVAILABLE. */
  public Faults refuse(String method, int times) {
    return refuse(method, times, Status.UNAVAILABLE.withDescription("connection refused"));
  }

  /** The next calls have no effect; the caller sees this status. */
  public Faults refuse(String method, int times, Status status) {
    return add(method, new Fault.Refused(status), times);
  }

  /** Every call of this method is carried out only after this time. */
  public Faults delay(String method, Duration by) {
    delays.put(method, new Fault.Delayed(by));
    return this;
  }

  /** Whether GetInfo says synced_to_chain=false although the tip is fresh. */
  public Faults notSynced(boolean on) {
    notSynced = on;
    return this;
  }

  /**
   * While on, HTLCs that this node sends arrive nowhere and its payments stay IN_FLIGHT; switched
   * off, they arrive.
   */
  public Faults keepPaymentsInFlight(boolean on) {
    paymentsStuck = on;
    if (!on) {
      releases.forEach(Runnable::run);
    }
    return this;
  }

  /** The next new payments end FAILED with this reason, without an attempt. */
  public Faults failPayments(PaymentFailureReason reason, int times) {
    synchronized (failures) {
      for (int i = 0; i < times; i++) {
        failures.add(reason);
      }
    }
    return this;
  }

  /** Each payment of this node is split into so many parts, if its max_parts allows. */
  public Faults payInParts(int number) {
    parts = number;
    return this;
  }

  /** Ends all trouble of this node. */
  public void clear() {
    next.clear();
    delays.clear();
    synchronized (failures) {
      failures.clear();
    }
    notSynced = false;
    parts = 1;
    keepPaymentsInFlight(false);
  }

  /** How many calls of a method have come in so far, refused ones included. */
  public int calls(String method) {
    return calls.getOrDefault(method, 0);
  }

  /** Counts a call and says what goes wrong with it. For the simulator itself. */
  public @Nullable Fault take(String method) {
    calls.merge(method, 1, Integer::sum);
    Deque<Fault> waiting = next.get(method);
    if (waiting != null) {
      synchronized (waiting) {
        Fault fault = waiting.poll();
        if (fault != null) {
          return fault;
        }
      }
    }
    return delays.get(method);
  }

  /** For the simulator itself. */
  public @Nullable PaymentFailureReason takePaymentFailure() {
    synchronized (failures) {
      return failures.poll();
    }
  }

  /** For the simulator itself: called when stuck payments may go on. */
  public void onRelease(Runnable action) {
    releases.add(action);
  }

  public boolean isNotSynced() {
    return notSynced;
  }

  public boolean arePaymentsStuck() {
    return paymentsStuck;
  }

  public int parts() {
    return parts;
  }

  private Faults add(String method, Fault fault, int times) {
    Deque<Fault> waiting = next.computeIfAbsent(method, any -> new ArrayDeque<>());
    synchronized (waiting) {
      for (int i = 0; i < times; i++) {
        waiting.add(fault);
      }
    }
    return this;
  }
}
