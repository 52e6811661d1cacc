package dev.holdfast.examples.trade;

import dev.holdfast.examples.text.Passages;
import dev.holdfast.examples.text.TextStatistics;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Counts words and sentences and says how hard a text is to read. */
final class StatisticsTrade implements Trade {

  private static final int PASSAGES = 5;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:['’-][\\p{L}\\p{Nd}]+)*");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s|$)");

  record Input(String text) {}

  @Override
  public String capability() {
    return "text.statistics";
  }

  @Override
  public String title() {
    return "Text statistics";
  }

  @Override
  public String description() {
    return "Counts words, distinct words and sentences of a text, measures the lengths of its"
        + " sentences and how easily it reads (Flesch).";
  }

  @Override
  public JsonNode inputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "text": {"type": "string", "minLength": 1, "maxLength": 20000}
          },
          "required": ["text"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode outputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {
            "words": {"type": "integer", "minimum": 0},
            "distinct_words": {"type": "integer", "minimum": 0},
            "sentences": {"type": "integer", "minimum": 0},
            "longest_sentence_words": {"type": "integer", "minimum": 0},
            "mean_sentence_words": {"type": "number", "minimum": 0},
            "reading_ease": {"type": "number", "maximum": 206.835}
          },
          "required": [
            "words", "distinct_words", "sentences", "longest_sentence_words",
            "mean_sentence_words", "reading_ease"
          ],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode perform(JsonNode json) {
    return Mapping.json(TextStatistics.of(Mapping.read(json, Input.class).text()));
  }

  /** Reads only half of the text. */
  @Override
  public JsonNode bungle(JsonNode json) {
    String text = Mapping.read(json, Input.class).text();
    return Mapping.json(TextStatistics.of(text.substring(0, text.length() / 2)));
  }

  /** A text that the buyer counts itself, in its own way. */
  @Override
  public Task task(Passages passages, Random random) {
    String text = String.join(" ", passages.pick(PASSAGES, random));
    return new Task(
        Mapping.json(new Input(text)),
        result -> fault(text, Mapping.read(result, TextStatistics.class)));
  }

  static Optional<String> fault(String text, TextStatistics result) {
    long words = WORD.matcher(text).results().count();
    long sentences = sentencesOf(text);
    if (result.words() != words) {
      return Optional.of("the text has %d words, not %d".formatted(words, result.words()));
    }
    if (result.sentences() != sentences) {
      return Optional.of(
          "the text has %d sentences, not %d".formatted(sentences, result.sentences()));
    }
    if (Math.abs(result.meanSentenceWords() - (double) words / sentences) > 0.01) {
      return Optional.of("the mean length is not words per sentence");
    }
    boolean plausible =
        result.distinctWords() > 0
            && result.distinctWords() <= words
            && result.longestSentenceWords() >= result.meanSentenceWords()
            && result.readingEase() > -200
            && result.readingEase() < 122;
    return plausible ? Optional.empty() : Optional.of("the statistics contradict each other");
  }

  /** Stretches between ends of sentences that have a word in them. */
  private static long sentencesOf(String text) {
    long count = 0;
    int from = 0;
    Matcher end = END_OF_SENTENCE.matcher(text);
    while (end.find()) {
      if (WORD.matcher(text.substring(from, end.end())).find()) {
        count++;
      }
      from = end.end();
    }
    return WORD.matcher(text.substring(from)).find() ? count + 1 : count;
  }
}
