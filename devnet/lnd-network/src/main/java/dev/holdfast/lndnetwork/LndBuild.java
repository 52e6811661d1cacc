package dev.holdfast.lndnetwork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds LND and btcd with Go. LND is required by a module of our own that repeats the replace
 * directives of its go.mod, and pins every dependency by its sum; btcd installs as it is.
 */
public final class LndBuild {
  private static final int NEEDED_MINOR = 25;
  private static final String TAGS = "invoicesrpc signrpc walletrpc chainrpc peersrpc";
  private static final Pattern VERSION = Pattern.compile("go1\\.(\\d+)(?:\\.(\\d+))?");

  private final LndBinaries binaries;
  private final Consumer<String> progress;
  private final String go;

  /**
   * @param progress is told how far a build is, in a few words, again and again
   */
  public LndBuild(LndBinaries binaries, Consumer<String> progress) {
    this(binaries, progress, "go");
  }

  LndBuild(LndBinaries binaries, Consumer<String> progress, String go) {
    this.binaries = binaries;
    this.progress = progress;
    this.go = go;
  }

  /**
   * Builds what is missing.
   *
   * @throws IllegalStateException says in one sentence what is missing, or what did not compile
   */
  public LndBinaries build() throws InterruptedException {
    if (binaries.ifBuilt().isPresent()) {
      return binaries;
    }
    requireGo();
    try {
      Path work = binaries.folder().resolveSibling("building");
      Path made = Files.createDirectories(work.resolve("bin"));
      copyModule(work);
      List<String> packages =
          List.of(
              "github.com/lightningnetwork/lnd/cmd/lnd",
              "github.com/lightningnetwork/lnd/cmd/lncli");
      compile("lnd", work, Map.of(), command("build", "-o", made + "/", packages));
      Map<String, String> intoBin = Map.of("GOBIN", made.toString());
      String btcd = "github.com/btcsuite/btcd";
      compile(
          "btcd",
          work,
          intoBin,
          command(
              "install",
              List.of(
                  btcd + "@" + LndBinaries.BTCD_VERSION,
                  btcd + "/cmd/btcctl@" + LndBinaries.BTCD_VERSION)));
      publish(made);
      delete(work);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build LND in " + binaries.folder(), e);
    }
    return binaries
        .ifBuilt()
        .orElseThrow(
            () -> new IllegalStateException("Go built no usable programs in " + binaries.folder()));
  }

  private void requireGo() throws InterruptedException {
    String needed = "Go 1." + NEEDED_MINOR + " or later is needed to build LND, and ";
    Outcome version;
    try {
      version = Outcome.of(new ProcessBuilder(go, "env", "GOVERSION"));
    } catch (IOException e) {
      throw new IllegalStateException(
          needed + "no go is on the PATH (https://go.dev/doc/install).", e);
    }
    Matcher number = VERSION.matcher(version.output());
    if (!number.find() || Integer.parseInt(number.group(1)) < NEEDED_MINOR) {
      throw new IllegalStateException(
          needed
              + "the go on the PATH is "
              + version.output().strip()
              + " (https://go.dev/doc/install).");
    }
  }

  private static void copyModule(Path work) throws IOException {
    for (String file : List.of("go.mod", "go.sum")) {
      try (InputStream text =
          Objects.requireNonNull(LndBuild.class.getResourceAsStream(file), file)) {
        Files.copy(text, work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private List<String> command(String verb, String option, String value, List<String> what) {
    return Stream.concat(Stream.of(go, verb, option, value), flags(what)).toList();
  }

  private List<String> command(String verb, List<String> what) {
    return Stream.concat(Stream.of(go, verb), flags(what)).toList();
  }

  private static Stream<String> flags(List<String> what) {
    return Stream.concat(
        Stream.of("-v", "-trimpath", "-buildvcs=false", "-tags", TAGS), what.stream());
  }

  /** Go prints the name of each package as it compiles it. */
  private void compile(
      String what, Path work, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder compiler =
        new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    compiler.environment().putAll(environment);
    Process process = compiler.start();
    Deque<String> last = new ArrayDeque<>();
    int packages = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean download = line.startsWith("go: downloading");
        packages += download ? 0 : 1;
        progress.accept(
            what + (download ? ": downloading" : ": " + packages + " packages compiled"));
        last.add(line);
        if (last.size() > 20) {
          last.remove();
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "Go could not build " + what + ":\n" + String.join("\n", last));
    }
  }

  private void publish(Path made) throws IOException {
    Files.createDirectories(binaries.folder());
    try (Stream<Path> programs = Files.list(made)) {
      for (Path program : programs.toList()) {
        Files.move(
            program,
            binaries.folder().resolve(program.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
