package dev.holdfast.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.torture.run.Report;
import dev.holdfast.torture.run.Smoke;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void a_market_that_dies_at_a_point_of_each_kind_of_effect_loses_nothing() throws Exception {
    Report report = new Report(System.out);
    long seed = Long.getLong("holdfast.seed", new Random().nextInt(1_000_000));
    new Smoke(seed, report).run();
    assertThat(report.failures()).as("seed %s", seed).isEmpty();
  }
}
