package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.bench.jmh.PureWork;
import dev.holdfast.bench.parts.Parts;
import dev.holdfast.bench.report.Figure;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.launcher.LightningSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class BenchTest {
  private static final List<String> POSITIVE =
      List.of(
          "from nothing to the end of the first order",
          "whole lives, 1 at once",
          "bare hold, pay, payout, settle, 4 at once",
          "CPU of a life, the market and PostgreSQL, 4 at once",
          "commits of a life, 4 at once",
          "outbox drained by the relay",
          "bare DELETE of the same rows",
          "bare produce of the same rows",
          "ledger postings, 10 at once",
          "bare INSERTs of the same rows, 10 at once",
          "sign-ins, 10 at once",
          "bare BIP-340 checks, one thread",
          "calls with a token, 10 at once",
          "bare ES256 checks, one thread",
          "a sweep over 300 open holds",
          "statements of a life, order-service",
          "time in statements of a life, settlement-service",
          "samples of a life in order-service, Hibernate",
          "memory, all of it");

  @Test
  void a_short_run_measures_every_part_and_what_stands_beside_it() throws Exception {
    Bench bench =
        new Bench(
            new LightningSource.Simulator(), Extent.brief(), Parts.usual(), System.out::println);
    Map<String, Figure> figures =
        bench.run().all().stream().collect(Collectors.toMap(Figure::what, figure -> figure));
    assertThat(bench.failures()).isEmpty();
    assertThat(figures)
        .containsKeys(
            "start, order-service",
            "CPU at rest, order-service",
            "CPU of a life, settlement-service, 4 at once",
            "CPU of a life, the market and PostgreSQL with few orders",
            "POST to payable, p50",
            "ACCEPTED at the node to FUNDED in the buyer's event stream, p99",
            "accept to paid over the bare payout, p99",
            "memory, PostgreSQL",
            "from the first stream to the last, 10 streams open, p99",
            "POST to payable beside 300 open holds, p50",
            "POST to payable without them, p50",
            "match by words among 500 offers, p99",
            "bare SQL query for the same word among 500 offers, p99",
            "commit to consumer, 200 events a second, p50",
            "bare produce to consume, 200 a second, p50");
    assertThat(POSITIVE)
        .allSatisfy(what -> assertThat(of(figures, what).least()).as(what).isPositive());
    assertThat(of(figures, "CPU of a life with many orders over that with few").median())
        .isBetween(0.01, 100.0);
    double own = of(figures, "CPU of a life, the same without the compilers, 4 at once").median();
    assertThat(
            of(figures, "derived: lives on cores of the market's and PostgreSQL's own, 8 cores")
                .median())
        .isCloseTo(8_000 / own, within(0.001));
  }

  @Test
  void a_soak_tells_what_is_there_at_its_end_and_at_its_beginning() throws Exception {
    Bench bench =
        new Bench(
            new LightningSource.Simulator(),
            Extent.brief(),
            Parts.soak(Duration.ofSeconds(2)),
            System.out::println);
    Map<String, Figure> figures =
        bench.run().all().stream().collect(Collectors.toMap(Figure::what, figure -> figure));
    assertThat(bench.failures()).isEmpty();
    assertThat(of(figures, "heap after GC of order-service, last").median()).isBetween(5.0, 384.0);
    assertThat(of(figures, "threads of order-service, first").median()).isGreaterThan(5);
    assertThat(of(figures, "file handles of Kafka, last").median()).isGreaterThan(5);
    assertThat(of(figures, "database connections, last").median()).isGreaterThan(5);
    assertThat(figures).containsKey("databases, without WAL, more with each order");
  }

  @Test
  void what_is_pure_is_measured_by_jmh() throws Exception {
    Figures figures = new Figures();
    PureWork.brief().measure(new Sheet(figures, System.out::println));
    assertThat(figures.all())
        .extracting(Figure::what)
        .contains("JMH: price into eight legs", "JMH: bip340 checked", "JMH: receipt checked");
    assertThat(figures.all()).allMatch(figure -> figure.least() > 0);
  }

  private static Figure of(Map<String, Figure> figures, String what) {
    return Objects.requireNonNull(figures.get(what), what);
  }
}
