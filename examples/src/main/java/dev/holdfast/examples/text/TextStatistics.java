package dev.holdfast.examples.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts of a text. A word is a run of letters and digits, with apostrophes and hyphens inside; a
 * sentence ends at a full stop, an exclamation or a question mark that white space or the end
 * follows.
 *
 * @param distinctWords without regard to case
 * @param meanSentenceWords words per sentence
 * @param readingEase Flesch: about 100 for a child's book, below 30 for a contract
 */
public record TextStatistics(
    int words,
    int distinctWords,
    int sentences,
    int longestSentenceWords,
    double meanSentenceWords,
    double readingEase) {

  public static TextStatistics of(String text) {
    List<Integer> lengths = new ArrayList<>();
    Set<String> distinct = new HashSet<>();
    int words = 0;
    int syllables = 0;
    int inSentence = 0;
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end > at) {
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        distinct.add(word);
        syllables += syllablesOf(word);
        words++;
        inSentence++;
        at = end;
      } else {
        if (endsSentence(text, at) && inSentence > 0) {
          lengths.add(inSentence);
          inSentence = 0;
        }
        at += Character.charCount(text.codePointAt(at));
      }
    }
    if (inSentence > 0) {
      lengths.add(inSentence);
    }
    int sentences = lengths.size();
    double mean = sentences == 0 ? 0 : (double) words / sentences;
    double ease = words == 0 ? 0 : 206.835 - 1.015 * mean - 84.6 * syllables / words;
    int longest = lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
    return new TextStatistics(words, distinct.size(), sentences, longest, mean, ease);
  }

  /** The end of the word that starts there; the same place where none does. */
  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (Character.isLetterOrDigit(c)) {
        end += Character.charCount(c);
      } else if (end > start && isJoint(c) && startsWithLetter(text, end + 1)) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean isJoint(int c) {
    return c == '\'' || c == '’' || c == '-';
  }

  private static boolean startsWithLetter(String text, int at) {
    return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
  }

  private static boolean endsSentence(String text, int at) {
    char c = text.charAt(at);
    boolean mark = c == '.' || c == '!' || c == '?';
    return mark && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
  }

  /** Runs of vowels, without a silent e at the end: right for most English words. */
  private static int syllablesOf(String word) {
    int count = 0;
    boolean inVowels = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
      if (vowel && !inVowels) {
        count++;
      }
      inVowels = vowel;
    }
    if (count > 1 && word.endsWith("e") && !word.endsWith("le")) {
      count--;
    }
    return Math.max(1, count);
  }
}
