package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.parts.Parts;
import dev.holdfast.bench.report.Figure;
import dev.holdfast.launcher.LightningSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class BenchTest {
  @Test
  void a_short_run_measures_every_part_and_what_stands_beside_it() throws Exception {
    Bench bench =
        new Bench(
            new LightningSource.Simulator(), Extent.brief(), Parts.usual(), System.out::println);
    List<Figure> figures = bench.run().all();
    assertThat(bench.failures()).isEmpty();
    assertThat(figures).extracting(Figure::what).contains("whole lives, 1 at once");
  }
}
