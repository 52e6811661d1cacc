package dev.holdfast.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The number of blocks that windows take, against sums that are exact to 60 digits. */
class BlocksWithinTest {

  private static final MathContext EXACT = new MathContext(60);
  private static final BigDecimal CERTAINTY = new BigDecimal("0.9999");
  private static final Path PAGE = Path.of("docs", "cltv.md");
  private static final String BEGIN = "<!-- windows and blocks -->";
  private static final String END = "<!-- end -->";

  @Test
  void blocks_are_the_smallest_number_that_a_span_does_not_exceed_with_that_certainty() {
    Random random = new Random(21);
    for (int i = 0; i < 200; i++) {
      long seconds = i < 20 ? i * 60L : random.nextLong(11L * 24 * 3_600);
      int blocks = BlocksWithin.of(Duration.ofSeconds(seconds));
      assertThat(certaintyOf(seconds, blocks))
          .as("%d s", seconds)
          .isGreaterThanOrEqualTo(CERTAINTY);
      if (blocks > 0) {
        assertThat(certaintyOf(seconds, blocks - 1)).as("%d s", seconds).isLessThan(CERTAINTY);
      }
    }
  }

  @Test
  void an_order_as_long_as_a_budget_allows_ends_before_its_htlcs_do() {
    for (HtlcBudget budget :
        new HtlcBudget[] {
          HtlcBudget.DEFAULT, new HtlcBudget(1_800, 18, 18), new HtlcBudget(100, 17, 18)
        }) {
      Duration longest = budget.longestWindows();
      assertThat(budget.finalCltvBlocks(longest)).isLessThanOrEqualTo(budget.horizonBlocks());
      assertThat(budget.canHold(longest)).isTrue();
      assertThat(budget.canHold(longest.plusSeconds(1))).isFalse();
    }
  }

  @Test
  void the_table_in_the_documents_is_what_the_code_computes() throws IOException {
    StringBuilder table =
        new StringBuilder("| all windows together | mean at 10 min | blocks kept | final CLTV |\n");
    table.append("|---|---|---|---|\n");
    for (long hours : new long[] {1, 3, 6, 12, 24, 36, 48, 72, 84, 96}) {
      Duration windows = Duration.ofHours(hours);
      table.append(
          "| %d h | %d | %d | %s |\n"
              .formatted(
                  hours,
                  hours * 6,
                  BlocksWithin.of(windows),
                  HtlcBudget.DEFAULT.canHold(windows)
                      ? HtlcBudget.DEFAULT.finalCltvBlocks(windows)
                      : "refused"));
    }
    Path page = root().resolve(PAGE);
    String text = Files.readString(page);
    String shown =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + table
            + text.substring(text.indexOf(END));
    if (Boolean.getBoolean("holdfast.update-docs")) {
      Files.writeString(page, shown);
    }
    assertThat(page).as("-Dholdfast.update-docs=true writes it anew").hasContent(shown);
  }

  /** The chance that no more than so many blocks come in that time, at one in nine minutes. */
  private static BigDecimal certaintyOf(long seconds, int blocks) {
    BigDecimal mean = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(540), EXACT);
    BigDecimal term = exp(mean.negate());
    BigDecimal sum = term;
    for (int k = 1; k <= blocks; k++) {
      term = term.multiply(mean, EXACT).divide(BigDecimal.valueOf(k), EXACT);
      sum = sum.add(term, EXACT);
    }
    return sum;
  }

  private static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(BigDecimal.valueOf(4_096), EXACT);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 60; k++) {
      term = term.multiply(small, EXACT).divide(BigDecimal.valueOf(k), EXACT);
      sum = sum.add(term, EXACT);
    }
    return sum.pow(4_096, EXACT);
  }

  private static Path root() {
    String told = System.getProperty("holdfast.root");
    return told == null ? Path.of("..", "..") : Path.of(told);
  }
}
