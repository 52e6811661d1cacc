package dev.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * Keeps the diagrams under {@code docs/} equal to the tables they are made from. {@code mvn test
 * -Dholdfast.update-docs=true} writes them anew.
 */
public final class StateDiagrams {
  private StateDiagrams() {}

  /**
   * Fails when the file does not show this diagram.
   *
   * @param file from the project's root, such as {@code docs/states/order.md}
   * @param title the page's heading
   * @param mermaid the diagram, generated from the table of transitions
   */
  public static void check(String file, String title, String mermaid) {
    String page =
        """
        # %s

        Generated from the table of transitions; `mvn test -Dholdfast.update-docs=true` writes it anew.

        ```mermaid
        %s
        ```
        """
            .formatted(title, mermaid.strip());
    Path path = root().resolve(file);
    try {
      if (Boolean.getBoolean("holdfast.update-docs")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, page);
      }
      Assertions.assertThat(path)
          .as("%s must show the table of transitions: -Dholdfast.update-docs=true", file)
          .exists()
          .hasContent(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's root: told by the build, else the nearest folder above with a {@code docs/}. */
  public static Path root() {
    String told = System.getProperty("holdfast.root");
    if (told != null) {
      return Path.of(told);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("docs"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
