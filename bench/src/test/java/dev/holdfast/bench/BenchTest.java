package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.report.Figure;
import dev.holdfast.launcher.LightningSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class BenchTest {
  @Test
  void a_short_run_measures_whole_lives_and_what_stands_beside_them() throws Exception {
    List<Figure> figures =
        new Bench(new LightningSource.Simulator(), Extent.brief(), System.out::println).run().all();
    assertThat(figures)
        .extracting(Figure::what)
        .contains(
            "whole lives, 1 at once",
            "bare hold, pay, payout, settle, 4 at once",
            "CPU of a life, the market and PostgreSQL, 4 at once");
    assertThat(figures).allMatch(figure -> figure.least() >= 0);
  }
}
