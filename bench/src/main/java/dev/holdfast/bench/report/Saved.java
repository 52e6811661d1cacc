package dev.holdfast.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The tables in a document, each between two marks that name it. */
public final class Saved {
  private Saved() {}

  /**
   * Puts a new table in the place of the old one.
   *
   * @param name of the table, which the document's marks have
   * @param command that measured it
   * @throws IllegalArgumentException the document has no place for it
   */
  public static void write(Path document, String name, String command, Figures figures)
      throws IOException {
    String begin = "<!-- measured: " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    String text = Files.readString(document);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(document + " has no place for " + name);
    }
    String measured =
        "`%s`, %s, %s:%n%n%s"
            .formatted(command, LocalDate.now(ZoneOffset.UTC), machine(), figures.tables());
    Files.writeString(
        document, text.substring(0, from + begin.length()) + measured + text.substring(to));
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown processor");
    return String.format(
        Locale.ROOT,
        "%d cores (%s), JDK %s",
        Runtime.getRuntime().availableProcessors(),
        model,
        Runtime.version());
  }
}
