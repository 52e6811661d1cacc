package dev.holdfast.offer.domain.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.Score;
import dev.holdfast.offer.domain.match.Candidates.Pool;
import dev.holdfast.offer.domain.match.Candidates.Relevance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Weights PRICE = new Weights(0, 1, 0, 0, 0);
  private static final Weights ALL = new Weights(3, 2, 1, 2, 1);

  private final Candidate cheap = candidate(1_000, 3_600, 1, 10, 0.1, 0.2);
  private final Candidate quick = candidate(9_000, 60, 5, 10, 0.1, 0.4);
  private final Candidate good = candidate(9_000, 3_600, 5, 10, 0.1, 0.9);
  private final Candidate free = candidate(9_000, 3_600, 10, 10, 0.1, 0.2);
  private final Candidate fitting = candidate(9_000, 3_600, 5, 10, 0.8, 0.2);

  @Test
  void whatever_counts_alone_decides_who_is_first() {
    assertThat(first(PRICE)).isEqualTo(cheap.offerId());
    assertThat(first(new Weights(0, 0, 1, 0, 0))).isEqualTo(quick.offerId());
    assertThat(first(new Weights(0, 0, 0, 1, 0))).isEqualTo(good.offerId());
    assertThat(first(new Weights(0, 0, 0, 0, 1))).isEqualTo(free.offerId());
    assertThat(first(new Weights(1, 0, 0, 0, 0))).isEqualTo(fitting.offerId());
  }

  @Test
  void the_reasons_of_a_rank_add_up_to_its_score_and_their_weights_to_one() {
    for (Ranked ranked : rank(wish("words", null, ALL), all())) {
      assertThat(ranked.reasons()).hasSize(5);
      assertThat(ranked.reasons().stream().mapToDouble(Reason::contribution).sum())
          .isCloseTo(ranked.score(), within(1e-8));
      assertThat(ranked.reasons().stream().mapToDouble(Reason::weight).sum())
          .isCloseTo(1, within(1e-8));
      assertThat(ranked.score()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void only_the_proportion_of_weights_matters() {
    assertThat(rank(wish("words", null, new Weights(30, 20, 10, 20, 10)), all()))
        .isEqualTo(rank(wish("words", null, ALL), all()));
  }

  @Test
  void without_words_relevance_is_no_reason_and_the_others_have_its_weight() {
    Ranked best = rank(wish(null, null, Weights.DEFAULT), all()).getFirst();
    assertThat(best.reasons())
        .extracting(Reason::component)
        .doesNotContain(Component.RELEVANCE)
        .hasSize(4);
    assertThat(best.reasons().stream().mapToDouble(Reason::weight).sum())
        .isCloseTo(1, within(1e-8));
  }

  @Test
  void half_the_price_is_a_tenth_better_and_the_callers_limit_is_worth_nothing() {
    Msat limit = Msat.ofSat(8_000);
    List<Ranked> ranked =
        rank(
            wish(null, limit, PRICE),
            List.of(candidate(8_000), candidate(4_000), candidate(2_000), candidate(1)));
    assertThat(ranked.stream().map(Ranked::score)).containsExactly(1.0, 0.2, 0.1, 0.0);
  }

  @Test
  void one_absurd_price_does_not_push_all_others_together() {
    List<Candidate> usual = List.of(candidate(1_000), candidate(2_000), candidate(4_000));
    List<Candidate> more = new ArrayList<>(usual);
    more.add(candidate(1_000_000_000));
    List<Ranked> ranked = rank(wish(null, null, PRICE), more);
    assertThat(ranked.get(0).score() - ranked.get(1).score()).isCloseTo(0.1, within(1e-8));
    assertThat(ranked.get(1).score() - ranked.get(2).score()).isCloseTo(0.1, within(1e-8));
    assertThat(ranked.getLast().score()).isZero();
  }

  @Test
  void equals_are_in_an_order_that_the_question_decides_and_neither_age_nor_arrival() {
    List<Candidate> equals = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      equals.add(candidate(1_000));
    }
    List<UUID> byAge = ids(rank(wish("one", null, ALL), equals));
    Collections.shuffle(equals, new Random(7));
    assertThat(ids(rank(wish("one", null, ALL), equals))).isEqualTo(byAge);
    assertThat(ids(rank(wish(" ONE ", null, ALL), equals))).isEqualTo(byAge);
    assertThat(ids(rank(wish("two", null, ALL), equals)))
        .isNotEqualTo(byAge)
        .containsExactlyInAnyOrderElementsOf(byAge);
    assertThat(byAge).isNotEqualTo(byAge.stream().sorted().toList());
  }

  private List<Candidate> all() {
    return List.of(cheap, quick, good, free, fitting);
  }

  private UUID first(Weights weights) {
    return rank(wish("words", null, weights), all()).getFirst().offerId();
  }

  private static List<Ranked> rank(Wish wish, List<Candidate> candidates) {
    return Ranking.of(wish, new Pool(candidates, Relevance.FULL_TEXT), 50);
  }

  private static List<UUID> ids(List<Ranked> ranked) {
    return ranked.stream().map(Ranked::offerId).toList();
  }

  private static Wish wish(@Nullable String words, @Nullable Msat limit, Weights weights) {
    return new Wish(words, null, limit, null, null, weights);
  }

  private static Candidate candidate(long sat) {
    return candidate(sat, 600, 5, 10, 0.1, 0.05);
  }

  private static Candidate candidate(
      long sat, long seconds, int free, int most, double text, double score) {
    return new Candidate(
        UUID.randomUUID(),
        Msat.ofSat(sat),
        seconds,
        free,
        most,
        new Signals(text, 0, new Score(score), 0));
  }
}
