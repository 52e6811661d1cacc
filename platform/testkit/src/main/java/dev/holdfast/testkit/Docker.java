package dev.holdfast.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/**
 * The one switch between containers and embedded servers. {@code -Dholdfast.test-servers=embedded}
 * or {@code =docker} decides by hand; otherwise Docker is used where an engine answers.
 */
final class Docker {
  private static final boolean ANSWERS = decide();

  private Docker() {}

  static boolean answers() {
    return ANSWERS;
  }

  private static boolean decide() {
    return switch (System.getProperty("holdfast.test-servers", "auto")) {
      case "embedded" -> false;
      case "docker" -> true;
      case "auto" -> mayAnswer() && DockerClientFactory.instance().isDockerAvailable();
      case String other ->
          throw new IllegalArgumentException(
              "holdfast.test-servers is embedded, docker or auto, not " + other);
    };
  }

  /** Asking Testcontainers takes seconds where there is no engine; a socket is seen at once. */
  private static boolean mayAnswer() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }
}
