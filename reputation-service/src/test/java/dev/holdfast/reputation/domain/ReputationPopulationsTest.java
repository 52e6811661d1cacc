package dev.holdfast.reputation.domain;

import static dev.holdfast.contracts.order.OrderOutcome.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.StateDiagrams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets which score, as docs/reputation.md shows it: -Dholdfast.update-docs=true writes it. */
class ReputationPopulationsTest {

  private static final String BEGIN =
      "<!-- populations: written by ReputationPopulationsTest -->\n";
  private static final String END = "<!-- end of populations -->\n";
  private static final double HONEST_SCORE = 0.8;
  private static final int MOST_TRIED = 2_000;
  private static final int RING = 20;

  @Test
  void the_page_shows_what_the_populations_score() throws IOException {
    Path page = StateDiagrams.root().resolve("docs/reputation.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    String updated = text.substring(0, begin) + table() + text.substring(text.indexOf(END, begin));
    if (Boolean.getBoolean("holdfast.update-docs")) {
      Files.writeString(page, updated);
    }
    assertThat(page)
        .as("docs/reputation.md must show the table: -Dholdfast.update-docs=true")
        .hasContent(updated);
  }

  @Test
  void an_honest_provider_is_above_a_lazy_one_and_both_above_a_stranger() {
    double honest = new Population().trade(200, 60, Population::honest).score().score();
    double lazy = new Population().trade(200, 60, Population::lazy).score().score();
    assertThat(honest).isGreaterThan(HONEST_SCORE).isGreaterThan(lazy);
    assertThat(lazy).isGreaterThan(new Population().score().score());
  }

  @Test
  void a_friend_cannot_buy_away_what_twenty_cheated_customers_say() {
    assertThat(cost(n -> new Population().cheat(20).fake(n, 1), 1)).isNull();
  }

  @Test
  void a_score_that_is_made_by_friends_costs_at_least_one_sat_for_each_unit_of_evidence() {
    assertThat(cost(n -> new Population().fake(n, 1), 1)).isEqualTo(13);
    assertThat(cost(n -> new Population().fake(n, RING - 1), RING)).isEqualTo(13 * RING);
  }

  private static String table() {
    return List.of(
            line("a stranger", new Population()),
            line("honest: 60 customers", new Population().trade(200, 60, Population::honest)),
            line("honest newcomer", new Population().trade(10, 8, i -> ACCEPTED)),
            line(
                "honest, with one large customer and 12 small ones",
                new Population().fake(150, 1).trade(24, 12, i -> ACCEPTED)),
            line(
                "lazy: 20 % time-outs, 60 customers",
                new Population().trade(200, 60, Population::lazy)),
            line(
                "bad: 30 % disputes lost, 60 customers",
                new Population().trade(200, 60, Population::bad)),
            attack("colluding pair: one buyer", 200, n -> new Population().fake(n, 1), 1),
            attack("ring of 20, each member", 190, n -> new Population().fake(n, RING - 1), RING),
            attack(
                "cheat of 20 customers, with one friend",
                200,
                n -> new Population().cheat(20).fake(n, 1),
                1),
            attack(
                "cheat of 20 customers, with 40 friends",
                200,
                n -> new Population().cheat(20).fake(n, 40),
                1),
            attack("the same cheat under a new key", 0, n -> new Population().fake(n, 1), 1))
        .stream()
        .collect(
            Collectors.joining(
                "\n",
                "| population | orders | fees, sat | score | confidence | 0.8 costs, sat |\n"
                    + "|---|---:|---:|---:|---:|---:|\n",
                "\n"));
  }

  private static String attack(
      String name, int orders, IntFunction<Population> population, int members) {
    Long cost = cost(population, members);
    return line(name, population.apply(orders), cost == null ? "never" : cost.toString());
  }

  private static String line(String name, Population population) {
    return line(name, population, "");
  }

  private static String line(String name, Population population, String cost) {
    Score score = population.score();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %.3f | %s |",
        name,
        population.orders(),
        population.feesSat(),
        score.score(),
        score.confidence(),
        cost);
  }

  /**
   * What the fake orders of all members cost in fees, over what honest and cheated customers paid,
   * until the score is 0.8; null where no number of them is enough.
   */
  private static @Nullable Long cost(IntFunction<Population> population, int members) {
    if (population.apply(MOST_TRIED).score().score() < HONEST_SCORE) {
      return null;
    }
    int few = 0;
    int enough = MOST_TRIED;
    while (enough - few > 1) {
      int n = (few + enough) / 2;
      if (population.apply(n).score().score() < HONEST_SCORE) {
        few = n;
      } else {
        enough = n;
      }
    }
    return (population.apply(enough).feesSat() - population.apply(0).feesSat()) * members;
  }
}
