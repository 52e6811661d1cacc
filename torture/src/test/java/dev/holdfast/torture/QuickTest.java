package dev.holdfast.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.torture.run.Report;
import dev.holdfast.torture.run.Scale;
import dev.holdfast.torture.run.Torture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class QuickTest {
  @Test
  void a_market_that_is_broken_in_every_way_loses_nothing() throws Exception {
    Report report = new Report(System.out);
    long seed = Long.getLong("holdfast.seed", new Random().nextInt(1_000_000));
    new Torture(seed, Scale.quick(), List.of(), new LightningSource.Simulator(), report).run();
    assertThat(report.failures()).as("seed %s", seed).isEmpty();
  }
}
