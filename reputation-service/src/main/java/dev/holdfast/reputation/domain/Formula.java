package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The formula "v1", from facts to a score. The same facts in any order give the same score: they
 * are sorted before anything is added up.
 */
public final class Formula {

  public static final String VERSION = "v1";

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final BetaQuantiles quantiles;

  public Formula(BetaQuantiles quantiles) {
    this.quantiles = quantiles;
  }

  public Reputation of(History history, Instant asOf) {
    return new Reputation(
        history.agentId(),
        asOf,
        score(entries(history, Role.PROVIDER, asOf)),
        score(entries(history, Role.BUYER, asOf)));
  }

  /** The orders that the score of a side is made of, oldest first, with those that do not count. */
  public List<Entry> entries(History history, Role role, Instant asOf) {
    Set<TimeOut> timeOuts = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    history.facts().stream()
        .filter(fact -> fact.agent(role).equals(history.agentId()))
        // A score as of a day in the past is the one that was true on that day.
        .filter(fact -> !fact.closedAt().isAfter(asOf))
        .sorted(Fact.OLDEST_FIRST)
        .forEach(fact ->
            entries.add(
                new Entry(
                    fact,
                    Weight.of(fact.feeMsat(), fact.closedAt(), asOf),
                    Evidence.of(fact, role),
                    whyNot(fact, role, history.samePayee(), timeOuts))));
    return switch (role) {
      case PROVIDER -> Caps.apply(entries);
      case BUYER -> List.copyOf(entries);
    };
  }

  /** The same from sums of facts that are all closed by then; without the outcomes. */
  public Score of(List<Tally> tallies, Set<String> samePayee, Role role, Instant asOf) {
    List<Tally> counting =
        tallies.stream()
            .filter(tally -> tally.role() == role && !samePayee.contains(tally.counterparty()))
            .sorted(Comparator.comparing(Tally::counterparty))
            .toList();
    double cap =
        switch (role) {
          case PROVIDER ->
              Caps.of(counting.stream().map(Formula::amount).filter(amount -> amount > 0).toList());
          case BUYER -> Double.POSITIVE_INFINITY;
        };
    double positive = 0;
    double negative = 0;
    long orders = 0;
    for (Tally tally : counting) {
      double part = amount(tally) > cap ? cap / amount(tally) : 1;
      positive += tally.positive() * part;
      negative += tally.negative() * part;
      orders += tally.orders();
    }
    double left = Weight.left(asOf);
    return score(positive * left, negative * left, orders, Map.of());
  }

  private static double amount(Tally tally) {
    return tally.positive() + tally.negative();
  }

  /**
   * Whether an order says nothing of either side.
   *
   * @param samePayee agents that were ever paid at a node where the provider was paid too
   */
  public static boolean rejects(Fact fact, Set<String> samePayee) {
    WhyNot whyNot = whyNot(fact, Role.PROVIDER, samePayee, new HashSet<>());
    return whyNot == WhyNot.OWN_ORDER || whyNot == WhyNot.SAME_NODE;
  }

  private Score score(List<Entry> entries) {
    double positive = 0;
    double negative = 0;
    Map<OrderOutcome, Long> outcomes = new EnumMap<>(OrderOutcome.class);
    for (Entry entry : entries) {
      positive += entry.positive();
      negative += entry.negative();
      if (entry.counts()) {
        outcomes.merge(entry.fact().outcome(), 1L, Long::sum);
      }
    }
    long orders = entries.stream().filter(Entry::counts).count();
    return score(positive, negative, orders, outcomes);
  }

  private Score score(
      double positive, double negative, long orders, Map<OrderOutcome, Long> outcomes) {
    double low = quantiles.of(1 + positive, 1 + negative, LOW);
    double high = quantiles.of(1 + positive, 1 + negative, HIGH);
    return new Score(low, 1 - (high - low), orders, outcomes, positive, negative);
  }

  private static @Nullable WhyNot whyNot(
      Fact fact, Role role, Set<String> samePayee, Set<TimeOut> timeOuts) {
    if (fact.buyer().equals(fact.provider())) {
      return WhyNot.OWN_ORDER;
    }
    if (samePayee.contains(fact.counterparty(role))) {
      return WhyNot.SAME_NODE;
    }
    if (role == Role.PROVIDER
        && fact.outcome() == OrderOutcome.TIMED_OUT
        && !timeOuts.add(TimeOut.of(fact))) {
      return WhyNot.SAME_DAY;
    }
    return null;
  }

  private record TimeOut(String buyer, LocalDate day) {
    static TimeOut of(Fact fact) {
      return new TimeOut(fact.buyer(), LocalDate.ofInstant(fact.closedAt(), ZoneOffset.UTC));
    }
  }
}
