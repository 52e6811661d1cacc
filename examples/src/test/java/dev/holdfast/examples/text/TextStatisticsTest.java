package dev.holdfast.examples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextStatisticsTest {

  @Test
  void words_and_sentences_are_counted() {
    TextStatistics counted =
        TextStatistics.of("It's well-known. Version 0.21 isn't out; wait! Why wait?");

    assertThat(counted.words()).isEqualTo(10);
    assertThat(counted.distinctWords()).isEqualTo(9);
    assertThat(counted.sentences()).isEqualTo(3);
    assertThat(counted.longestSentenceWords()).isEqualTo(6);
    assertThat(counted.meanSentenceWords()).isCloseTo(10 / 3.0, within(0.001));
  }

  @Test
  void short_words_read_more_easily_than_long_ones() {
    assertThat(TextStatistics.of("The cat sat on the mat.").readingEase())
        .isGreaterThan(
            TextStatistics.of("Contractual indemnification obligations notwithstanding.")
                .readingEase());
  }

  @Test
  void no_text_has_no_words() {
    assertThat(TextStatistics.of("").words()).isZero();
    assertThat(TextStatistics.of("").readingEase()).isZero();
  }

  @Test
  void passages_of_markdown_and_javadoc_are_plain_text() {
    assertThat(
            Passages.ofMarkdown(
                """
                # Title

                - A [link](https://example.org) and `code` stand in this paragraph, which is long enough.

                ```
                code is no passage, however long the line of it may be in the end, really
                ```

                | a table | is none | either, although it has quite a few words in its cells |
                """))
        .isEqualTo(List.of("A link and code stand in this paragraph, which is long enough."));
    assertThat(
            Passages.ofJavadoc(
                """
                /**
                 * Ends a {@link Connection} on which <b>nothing</b> came for too long, as it seems.
                 *
                 * @param x is not a passage, although it is so very long that it could be one
                 */
                """))
        .isEqualTo(List.of("Ends a Connection on which nothing came for too long, as it seems."));
  }
}
