package dev.holdfast.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void the_passage_that_answers_the_question_comes_first() {
    List<String> passages =
        List.of(
            "Bread rises because yeast turns sugar into gas.",
            "The escrow gives the buyer its money back when nothing was delivered in time.",
            "Whales are mammals and breathe air.");

    Ranking ranking = Ranking.of("How does a customer get a refund?", passages);

    assertThat(ranking.ranking().getFirst().index()).isEqualTo(1);
    assertThat(ranking.ranking())
        .extracting(Ranking.Ranked::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void an_edited_copy_is_found_and_a_different_passage_is_not() {
    List<String> passages =
        List.of(
            "The provider is paid first, and the buyer's legs are settled second.",
            "Blocks arrive about every ten minutes, but some weeks are faster.",
            "A provider is paid first, and the buyer's legs are settled second!");

    Duplicates duplicates = Duplicates.in(passages, 0.9);

    assertThat(duplicates.pairs()).hasSize(1);
    assertThat(duplicates.pairs().getFirst().first()).isZero();
    assertThat(duplicates.pairs().getFirst().second()).isEqualTo(2);
  }
}
