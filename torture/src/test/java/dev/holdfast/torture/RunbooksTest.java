package dev.holdfast.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final Pattern ALARM = Pattern.compile("\"ALARM:? ([^\"]+)\"");

  @Test
  void every_alarm_in_the_code_has_a_page_that_quotes_it() throws IOException {
    StringBuilder pages = new StringBuilder();
    for (Path page : files(ROOT.resolve("docs/runbooks"), "docs/runbooks", ".md")) {
      pages.append(Files.readString(page).replaceAll("\\s+", " "));
    }
    TreeSet<String> without = new TreeSet<>();
    int alarms = 0;
    for (Path source : files(ROOT, "src/main/java", ".java")) {
      Matcher alarm = ALARM.matcher(Files.readString(source));
      while (alarm.find()) {
        alarms++;
        if (!pages.toString().contains(longestPart(alarm.group(1)))) {
          without.add(alarm.group(1));
        }
      }
    }
    assertThat(alarms).isGreaterThan(10);
    assertThat(without).isEmpty();
  }

  /** Between what a log line fills in. */
  private static String longestPart(String text) {
    return Stream.of(text.split("\\{}"))
        .flatMap(part -> Stream.of(part.split("[:;,]")))
        .map(String::strip)
        .max(Comparator.comparing(String::length))
        .orElseThrow();
  }

  private static List<Path> files(Path folder, String inside, String suffix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(path -> path.toString().contains(inside) && path.toString().endsWith(suffix))
          .filter(path -> !path.toString().contains("/target/"))
          .forEach(found::add);
    }
    return found;
  }
}
