package dev.holdfast.examples.demo;

import dev.holdfast.sdk.model.OrderState;
import java.util.List;
import java.util.stream.IntStream;

/** How an order of the demo goes, and how it has to end. */
public enum Scenario {
  ACCEPT("accepted", OrderState.COMPLETED, true),
  STEP_5("accepted, in legs by 5 %", OrderState.COMPLETED, true),
  STEP_1("accepted, in legs by 1 %", OrderState.COMPLETED, true),
  CANCEL("buyer cancels", OrderState.CANCELLED, false),
  NEVER_PAY("never paid", OrderState.EXPIRED, false),
  PROVIDER_MISSES("provider misses", OrderState.REFUNDED, false),
  DISPUTE_REFUND("bad work, refunded", OrderState.RESOLVED, false),
  DISPUTE_PAY("good work disputed, paid", OrderState.RESOLVED, true);

  /** Trouble comes early enough to be seen, but most orders just go well. */
  private static final List<Scenario> CYCLE =
      List.of(
          ACCEPT,
          ACCEPT,
          STEP_5,
          CANCEL,
          ACCEPT,
          DISPUTE_REFUND,
          ACCEPT,
          PROVIDER_MISSES,
          NEVER_PAY,
          ACCEPT,
          STEP_1,
          ACCEPT,
          DISPUTE_PAY,
          ACCEPT,
          ACCEPT,
          ACCEPT);

  private final String story;
  private final OrderState end;
  private final boolean providerIsPaid;

  Scenario(String story, OrderState end, boolean providerIsPaid) {
    this.story = story;
    this.end = end;
    this.providerIsPaid = providerIsPaid;
  }

  /** For a person, a few words. */
  public String story() {
    return story;
  }

  /** The order's state when it is final. */
  public OrderState end() {
    return end;
  }

  /** Whether the provider gets the price; else the buyer keeps it. */
  public boolean providerIsPaid() {
    return providerIsPaid;
  }

  /** The scenario of the n-th order, from 0, of a demo without an end. */
  public static Scenario at(int n) {
    return CYCLE.get(n % CYCLE.size());
  }

  /** A sensible sequence: most are accepted, and sixteen show everything. */
  public static List<Scenario> mix(int count) {
    return IntStream.range(0, count).mapToObj(Scenario::at).toList();
  }
}
