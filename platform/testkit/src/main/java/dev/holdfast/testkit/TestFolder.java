package dev.holdfast.testkit;

import dev.holdfast.testkit.embedded.RunFolder;
import java.nio.file.Path;

/** Where the servers of a test JVM keep what they write. */
final class TestFolder {
  private TestFolder() {}

  /** A folder per kind of server: each is claimed once in a JVM. */
  static RunFolder claim(String kind) {
    return RunFolder.claim(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "holdfast-test-" + System.getProperty("user.name"),
            kind));
  }
}
