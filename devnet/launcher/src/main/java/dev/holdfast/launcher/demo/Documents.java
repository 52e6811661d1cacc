package dev.holdfast.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own documents, which the buyers have worked on. */
final class Documents {
  private Documents() {}

  /** All pages under the root and {@code docs/}. */
  static List<Path> ofProject() {
    Path root = Path.of(System.getProperty("holdfast.root", "."));
    try (Stream<Path> top = Files.list(root);
        Stream<Path> below = Files.walk(root.resolve("docs"))) {
      return Stream.concat(top, below)
          .filter(path -> path.getFileName().toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the project's documents cannot be read", e);
    }
  }
}
