package dev.holdfast.bench.work;

import dev.holdfast.testkit.embedded.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own pgbench. */
final class PgBench implements TpcB {
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final String SCALE = "10";

  private final Database database;

  PgBench(Database database) throws IOException, InterruptedException {
    this.database = database;
    String unused = run("-i", "-q", "-s", SCALE);
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("pgbench", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }

  @Override
  public String label() {
    return "pgbench";
  }

  @Override
  public double run(int atOnce, Duration time) throws IOException, InterruptedException {
    String clients = Integer.toString(atOnce);
    String seconds = Long.toString(Math.max(1, time.toSeconds()));
    String told = run("-n", "-c", clients, "-j", "1", "-T", seconds);
    Matcher tps = TPS.matcher(told);
    // Without a rate it has ended well and done nothing: the machine was busy all the time.
    return tps.find() ? Double.parseDouble(tps.group(1)) : 0;
  }

  @Override
  public void close() {}

  private String run(String... options) throws IOException, InterruptedException {
    URI server = URI.create(database.url().substring("jdbc:".length()));
    List<String> command = new ArrayList<>(List.of("pgbench"));
    command.addAll(List.of(options));
    command.addAll(List.of("-h", server.getHost(), "-p", Integer.toString(server.getPort())));
    command.addAll(List.of("-U", database.user(), server.getPath().substring(1)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pgbench: " + told);
    }
    return told;
  }
}
