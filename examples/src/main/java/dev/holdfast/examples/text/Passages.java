package dev.holdfast.examples.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paragraphs of real documents: Markdown, and the Javadoc of Java sources. */
public final class Passages {

  private static final int FEWEST_WORDS = 12;
  private static final int MOST_WORDS = 120;
  private static final int LEAST = 12;
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```\\s*$");

  private final List<String> all;

  private Passages(List<String> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads documents.
   *
   * @param documents files, and folders to be searched for {@code .md} and {@code .java}
   * @throws IllegalArgumentException where there are not enough passages to trade with
   */
  public static Passages in(List<Path> documents) {
    Set<String> passages = new LinkedHashSet<>();
    for (Path document : documents) {
      filesIn(document).forEach(file -> passages.addAll(of(file)));
    }
    if (passages.size() < LEAST) {
      throw new IllegalArgumentException(
          "the documents have %d passages of %d to %d words; there have to be %d"
              .formatted(passages.size(), FEWEST_WORDS, MOST_WORDS, LEAST));
    }
    return new Passages(List.copyOf(passages));
  }

  private static List<Path> filesIn(Path document) {
    try (Stream<Path> files = Files.walk(document)) {
      return files.filter(file -> isDocument(document, file)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + document, e);
    }
  }

  private static boolean isDocument(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      String name = part.toString();
      if (name.equals("target") || (name.startsWith("."))) {
        return false;
      }
    }
    String name = file.toString();
    return (name.endsWith(".md") || name.endsWith(".java")) && Files.isRegularFile(file);
  }

  private static List<String> of(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return file.toString().endsWith(".java") ? ofJavadoc(text) : ofMarkdown(text);
  }

  static List<String> ofMarkdown(String text) {
    List<String> passages = new ArrayList<>();
    for (String paragraph : CODE_BLOCK.matcher(text).replaceAll("").split("\\n\\s*\\n", -1)) {
      if (!paragraph.stripLeading().startsWith("|")) {
        keep(paragraph.replaceAll("(?m)^\\s*(#+|[-*>]|[0-9]+\\.)\\s+", ""), passages);
      }
    }
    return passages;
  }

  static List<String> ofJavadoc(String text) {
    List<String> passages = new ArrayList<>();
    Matcher comments = JAVADOC.matcher(text);
    while (comments.find()) {
      String comment =
          comments
              .group(1)
              .replaceAll("(?m)^\\s*\\*", "")
              .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
              .replaceAll("(?ms)^\\s*@(param|return|throws|see).*", "");
      for (String paragraph : comment.split("<p>|\\n\\s*\\n", -1)) {
        keep(paragraph.replaceAll("<[^>]+>", " "), passages);
      }
    }
    return passages;
  }

  private static void keep(String paragraph, List<String> passages) {
    String plain =
        paragraph
            .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
            .replaceAll("[`*_|]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
    int words = plain.isEmpty() ? 0 : plain.split(" ").length;
    if (words >= FEWEST_WORDS && words <= MOST_WORDS) {
      passages.add(plain);
    }
  }

  public int size() {
    return all.size();
  }

  List<String> all() {
    return all;
  }

  /** Some passages that do not share most of their words with each other. */
  public List<String> pick(int count, Random random) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    List<String> picked = new ArrayList<>();
    for (String candidate : shuffled) {
      if (picked.size() == count) {
        break;
      }
      if (picked.stream().noneMatch(other -> sharesMostWords(other, candidate))) {
        picked.add(candidate);
      }
    }
    return picked;
  }

  private static boolean sharesMostWords(String a, String b) {
    Set<String> wordsOfA = wordsOf(a);
    Set<String> wordsOfB = wordsOf(b);
    long shared = wordsOfA.stream().filter(wordsOfB::contains).count();
    return shared * 2 > Math.min(wordsOfA.size(), wordsOfB.size());
  }

  private static Set<String> wordsOf(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
  }
}
