package dev.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  private final Figures figures = new Figures();

  @Test
  void the_same_with_one_and_with_ten_at_once_stands_in_one_row() {
    figures.add("whole lives, 1 at once", "/s", 3);
    figures.add("whole lives, 10 at once", "/s", 7);
    figures.add("whole lives, 10 at once", "/s", 8);
    figures.add("whole lives, 10 at once", "/s", 12);
    figures.add("commits of a life, 10 at once", "", 61);
    assertThat(figures.tables())
        .isEqualTo(
            """
            **By how many trade at once**

            | | 1 at once | 10 at once | unit |
            |---|---:|---:|---|
            | whole lives | 3.0 | 8.0 (7.0 – 12.0) | /s |
            | commits of a life |  | 61.0 |  |

            """);
  }

  @Test
  void each_part_of_the_market_has_a_row_with_its_start_and_its_memory() {
    figures.add("start, gateway", "s", 17);
    figures.add("memory, gateway", "MiB", 468);
    figures.add("memory, Kafka", "MiB", 464);
    assertThat(figures.tables())
        .contains("| | start, s | memory, MiB |")
        .contains("| gateway | 17.0 | 468 |")
        .contains("| Kafka |  | 464 |");
  }

  @Test
  void what_a_library_uses_stands_below_the_process_that_it_is_used_by() {
    figures.add("samples of a life in order-service, Hibernate", "ms", 5);
    figures.add("samples of a life in escrow-service, Hibernate", "ms", 0.25);
    assertThat(figures.tables())
        .contains("| | order-service | escrow-service |")
        .contains("| Hibernate | 5.0 | 0.25 |");
  }

  @Test
  void another_unit_than_that_of_its_row_stands_beside_the_number() {
    figures.add("databases, first", "MiB", 100);
    figures.add("databases, last", "MiB", 200);
    figures.add("databases, more with each order", "KiB", 20);
    assertThat(figures.tables()).contains("| databases | 100 | 200 | 20.0 KiB | MiB |");
  }

  @Test
  void what_has_no_table_of_its_own_is_listed_with_the_rest() {
    figures.add("outbox drained by the relay", "rows/s", 20_000);
    assertThat(figures.tables())
        .contains("**The rest**")
        .contains("| outbox drained by the relay | 20,000 | rows/s |");
  }
}
