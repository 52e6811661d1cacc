package dev.holdfast.reputation.domain;

import static dev.holdfast.contracts.order.OrderOutcome.ACCEPTED;
import static dev.holdfast.contracts.order.OrderOutcome.ACCEPTED_BY_SILENCE;
import static dev.holdfast.contracts.order.OrderOutcome.AWARDED;
import static dev.holdfast.contracts.order.OrderOutcome.TIMED_OUT;

import dev.holdfast.contracts.order.OrderOutcome;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntFunction;

/** The orders of made-up providers; the same in every run. */
final class Population {

  /** The least fee of a captured order, in msat: what somebody pays who trades for the score. */
  static final long LEAST_FEE = 1_000;

  private static final int HALF_A_YEAR = 180 * 24 * 60;

  private final Random random = new Random(2026);
  private final Facts facts = new Facts();

  /** Orders of 100 to 10,000 sat at 1 %, from random customers in the last 180 days. */
  Population trade(int orders, int customers, IntFunction<OrderOutcome> outcome) {
    for (int i = 0; i < orders; i++) {
      long fee = Math.round(LEAST_FEE * Math.pow(100, random.nextDouble()));
      order("customer " + random.nextInt(customers), outcome.apply(i), fee, age());
    }
    return this;
  }

  /** Orders at the least fee, from partners in turn, all today. */
  Population fake(int orders, int partners) {
    for (int i = 0; i < orders; i++) {
      order("partner " + i % partners, ACCEPTED, LEAST_FEE, Duration.ZERO);
    }
    return this;
  }

  /** Customers who each lost 1,000 sat and got them back by an award. */
  Population cheat(int customers) {
    for (int i = 0; i < customers; i++) {
      order("victim " + i, AWARDED, 10 * LEAST_FEE, age());
    }
    return this;
  }

  Score score() {
    return facts.seller();
  }

  int orders() {
    return facts.list().size();
  }

  long feesSat() {
    return Math.ceilDiv(facts.list().stream().mapToLong(Fact::feeMsat).sum(), 1_000);
  }

  /** 2 % of disputes lost in full; every tenth buyer says nothing. */
  static OrderOutcome honest(int i) {
    return i % 50 == 0 ? AWARDED : i % 10 == 5 ? ACCEPTED_BY_SILENCE : ACCEPTED;
  }

  /** Every fifth order is forgotten. */
  static OrderOutcome lazy(int i) {
    return i % 5 == 0 ? TIMED_OUT : ACCEPTED;
  }

  /** Three of ten orders end in a dispute that is lost. */
  static OrderOutcome bad(int i) {
    return i % 10 < 3 ? AWARDED : ACCEPTED;
  }

  private void order(String buyer, OrderOutcome outcome, long fee, Duration age) {
    facts.order(buyer, outcome, outcome == AWARDED || outcome == TIMED_OUT ? 0 : 100, fee, age);
  }

  private Duration age() {
    return Duration.ofMinutes(random.nextInt(HALF_A_YEAR));
  }
}
