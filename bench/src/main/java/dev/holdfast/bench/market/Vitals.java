package dev.holdfast.bench.market;

import dev.holdfast.testkit.embedded.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What grows in a market that leaks: of each process, of the database server, on the disk. */
public final class Vitals {
  private static final double KIB_IN_MIB = 1_024;
  private static final double BYTES_IN_MIB = KIB_IN_MIB * KIB_IN_MIB;

  /** A line of {@code jcmd PID GC.heap_info}: a generation, and not the classes. */
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured|generation).* used (\\d+)K");

  private static final String DATABASES =
      "select coalesce(sum(pg_database_size(datname)), 0) from pg_database";
  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity where backend_type = 'client backend'";

  private final Processes processes;
  private final Database any;
  private final Path folder;

  Vitals(Processes processes, Database any, Path folder) {
    this.processes = processes;
    this.any = any;
    this.folder = folder;
  }

  /** How much there is of what, now, each with its unit in brackets. */
  public Map<String, Double> now() throws IOException, InterruptedException, SQLException {
    Map<String, Double> all = new TreeMap<>();
    for (Map.Entry<Long, String> jvm : processes.jvms().entrySet()) {
      Path process = Path.of("/proc", Long.toString(jvm.getKey()));
      String of = " of " + jvm.getValue();
      all.put("heap after GC" + of + " [MiB]", heapMiB(jvm.getKey()));
      all.put("memory (PSS)" + of + " [MiB]", Memory.pssMiB(jvm.getKey()));
      all.put("threads" + of + " []", (double) count(process.resolve("task")));
      all.put("file handles" + of + " []", (double) count(process.resolve("fd")));
    }
    all.put("database connections []", (double) ask(CONNECTIONS));
    all.put("databases, without WAL [MiB]", ask(DATABASES) / BYTES_IN_MIB);
    all.put("Kafka's log [MiB]", kafkaBytes() / BYTES_IN_MIB);
    return all;
  }

  private static double heapMiB(long pid) throws IOException, InterruptedException {
    String unused = Jcmd.run(pid, "GC.run");
    Matcher used = USED.matcher(Jcmd.run(pid, "GC.heap_info"));
    double kib = 0;
    while (used.find()) {
      kib += Double.parseDouble(used.group(1));
    }
    return kib / KIB_IN_MIB;
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  private long ask(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(any.url(), "postgres", "postgres");
        ResultSet row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Of the events alone; a segment that is preallocated counts with what is in it. */
  private long kafkaBytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log") && file.toString().contains("/kafka-"))
          .mapToLong(Vitals::size)
          .sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
