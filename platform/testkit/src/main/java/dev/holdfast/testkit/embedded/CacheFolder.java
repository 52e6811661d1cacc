package dev.holdfast.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user's cache folder: {@code $XDG_CACHE_HOME/holdfast}, else {@code ~/.cache/holdfast}. */
public final class CacheFolder {
  private CacheFolder() {}

  /** The folder, made if need be; under the temporary folder where the home cannot be written. */
  public static Path path() {
    Path base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(s -> !s.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    try {
      return Files.createDirectories(base.resolve("holdfast"));
    } catch (IOException unwritable) {
      Path fallback = Path.of(System.getProperty("java.io.tmpdir"));
      try {
        return Files.createDirectories(
            fallback.resolve("holdfast-" + System.getProperty("user.name")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
