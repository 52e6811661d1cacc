package dev.holdfast.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderViewTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, UTF_8);

  @Test
  void a_line_is_printed_only_when_an_order_has_changed() {
    try (PlainLines lines = new PlainLines(out)) {
      lines.show(placed(1));
      lines.show(placed(1));
      lines.show(completed(1));
    }
    assertThat(written.toString(UTF_8).lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .contains("accepts", "PLACED", "2,000.001");
    assertThat(written.toString(UTF_8)).contains("31 ms", "120 ms", "ok");
  }

  @Test
  void an_order_under_way_stays_in_sight_when_many_have_ended() {
    try (LiveTable table = new LiveTable(out, 12)) {
      table.show(placed(1));
      for (int i = 2; i < 40; i++) {
        table.show(completed(i));
      }
      table.say("a line that stays");
    }
    String picture = written.toString(UTF_8);
    assertThat(picture).contains("   1  accepts", "  39  accepts", "39 orders, 1 under way");
    assertThat(picture).doesNotContain("   2  accepts");
    assertThat(picture).contains("a line that stays");
  }

  @Test
  void millisatoshis_are_shown_when_there_are_any() {
    assertThat(Format.sat(2_000_000)).isEqualTo("2,000");
    assertThat(Format.sat(2_000_001)).isEqualTo("2,000.001");
    assertThat(Format.sat(-1)).isEqualTo("-0.001");
  }

  private static OrderRow placed(int number) {
    return new OrderRow(number, "accepts", "PLACED", 2_000_001, null, null, null, null);
  }

  private static OrderRow completed(int number) {
    return new OrderRow(
        number,
        "accepts",
        "COMPLETED",
        2_000_001,
        Duration.ofMillis(31),
        Duration.ofMillis(120),
        OrderRow.End.AS_IT_SHOULD,
        null);
  }
}
