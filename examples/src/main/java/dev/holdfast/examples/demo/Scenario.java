package dev.holdfast.examples.demo;

import dev.holdfast.sdk.model.OrderState;
import java.util.List;
import java.util.stream.IntStream;

/** How an order of the demo goes, and how it has to end. */
public enum Scenario {
  ACCEPT("accepted", OrderState.COMPLETED, 100),
  STEP_5("accepted, in legs by 5 %", OrderState.COMPLETED, 100),
  STEP_1("accepted, in legs by 1 %", OrderState.COMPLETED, 100),
  CANCEL("buyer cancels", OrderState.CANCELLED, 0),
  NEVER_PAY("never paid", OrderState.EXPIRED, 0),
  PROVIDER_MISSES("provider misses", OrderState.REFUNDED, 0),
  DISPUTE_REFUND("bad work, refunded", OrderState.RESOLVED, 0),
  DISPUTE_PAY("good work disputed, paid", OrderState.RESOLVED, 100),
  BY_MATCH("found by match, accepted", OrderState.COMPLETED, 100),
  BY_EVALUATOR("released by an evaluator", OrderState.COMPLETED, 100),
  BY_HASH("released by its hash", OrderState.COMPLETED, 100),
  SPLIT_35("disputed, split 35/65", OrderState.RESOLVED, 35),
  SETTLED_60("settled by the parties", OrderState.COMPLETED, 60);

  /** Trouble comes early enough to be seen, but most orders just go well. */
  private static final List<Scenario> CYCLE =
      List.of(
          ACCEPT,
          BY_MATCH,
          BY_EVALUATOR,
          CANCEL,
          SPLIT_35,
          BY_HASH,
          DISPUTE_REFUND,
          SETTLED_60,
          PROVIDER_MISSES,
          NEVER_PAY,
          STEP_5,
          STEP_1,
          ACCEPT,
          DISPUTE_PAY,
          BY_MATCH,
          ACCEPT);

  private final String story;
  private final OrderState end;
  private final int share;

  Scenario(String story, OrderState end, int share) {
    this.story = story;
    this.end = end;
    this.share = share;
  }

  /** For a person, a few words. */
  public String story() {
    return story;
  }

  /** The order's state when it is final. */
  public OrderState end() {
    return end;
  }

  /** The percentage of the price that goes to the provider; the buyer keeps the rest. */
  public int share() {
    return share;
  }

  public boolean providerIsPaid() {
    return share > 0;
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
