package dev.holdfast.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.testkit.StateDiagrams;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The shell lines under a heading of README.md, run as a reader would run them. */
record ReadmeLines(String text) {

  static ReadmeLines under(String heading) throws IOException {
    String readme = Files.readString(StateDiagrams.root().resolve("README.md"));
    int from = readme.indexOf("```sh\n", readme.indexOf("## " + heading)) + "```sh\n".length();
    return new ReadmeLines(readme.substring(from, readme.indexOf("\n```", from)));
  }

  /** What of the reader's tools this machine lacks. */
  static List<String> missingTools() {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of("bash", "curl", "jq")
        .filter(tool ->
            Arrays.stream(folders).noneMatch(path -> Files.isExecutable(Path.of(path, tool))))
        .toList();
  }

  /**
   * Runs them in a folder where {@code ./holdfast} is this build; only the gateway's port is
   * another one.
   *
   * @return what they printed
   */
  String run(Path folder, URI gateway, Map<String, URI> wallets) throws Exception {
    StringBuilder walletFile = new StringBuilder("gateway=" + gateway + "\n");
    wallets.forEach((name, link) -> walletFile.append(name + "=" + link + "\n"));
    Files.createDirectories(folder.resolve("holdfast-cache/holdfast"));
    Files.writeString(
        folder.resolve("holdfast-cache/holdfast/wallets.properties"), walletFile.toString());
    Path command = folder.resolve("holdfast");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Holdfast.class.getName()));
    if (!command.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + command + " executable");
    }
    Path script = folder.resolve("readme.sh");
    Files.writeString(
        script,
        "set -euo pipefail\n" + text.replace("http://127.0.0.1:8080", gateway.toString()) + "\n");
    Path output = folder.resolve("output.txt");
    ProcessBuilder bash =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("XDG_CACHE_HOME", folder.resolve("holdfast-cache").toString());
    Process process = bash.start();
    if (!process.waitFor(150, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output, UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("the lines of README.md ended with an error:\n" + said);
    }
    return said;
  }
}
