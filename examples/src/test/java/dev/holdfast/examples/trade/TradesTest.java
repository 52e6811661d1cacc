package dev.holdfast.examples.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.examples.text.Passages;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On this repository's own documents: what the demo does, without a market. */
class TradesTest {

  private static final Passages PASSAGES =
      Passages.in(List.of(Path.of(System.getProperty("holdfast.root", ".."))));

  static Stream<Trade> trades() {
    return Stream.of(Trade.RANKING, Trade.DUPLICATES, Trade.STATISTICS, Trade.DOCUMENT);
  }

  @ParameterizedTest
  @MethodSource("trades")
  void good_work_passes_the_buyers_check(Trade trade) {
    IntStream.range(0, 25)
        .forEach(seed -> {
          Task task = trade.task(PASSAGES, new Random(seed));
          assertThat(task.faultOf(trade.perform(task.input()))).as("seed %d", seed).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("trades")
  void bungled_work_does_not(Trade trade) {
    IntStream.range(0, 10)
        .forEach(seed -> {
          Task task = trade.task(PASSAGES, new Random(seed));
          assertThat(task.faultOf(trade.bungle(task.input()))).as("seed %d", seed).isPresent();
        });
  }
}
