package dev.holdfast.bench.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How much CPU each part has used, from the kernel's count for each process. */
public final class Processes {
  /** What the JVMs' compilers used; it ends once everything that is used often is compiled. */
  public static final String COMPILING = "compilers of the JVMs";

  static final String LIGHTNING = "Lightning";
  private static final String POSTGRES = "PostgreSQL";
  private static final String LOAD = "load generator";
  private static final Path PROC = Path.of("/proc");

  /** USER_HZ of every Linux that is in use: proc(5) counts in hundredths of a second. */
  private static final long MILLIS_A_TICK = 10;

  /** In /proc/PID/stat, counted from the state behind the command's name: see proc(5). */
  private static final int UTIME = 11;

  private final Map<Long, String> names = new ConcurrentHashMap<>();
  private final Path postgres;

  /**
   * @param postgres the server's data folder: its process is nobody's child, and writes its id
   *     there
   */
  Processes(Path postgres) {
    this.postgres = postgres;
  }

  /** A JVM of the market's own. */
  void name(long pid, String name) {
    names.put(pid, name);
  }

  /** It has ended. */
  void forget(long pid) {
    names.remove(pid);
  }

  /** CPU milliseconds by part, user and system, since each began. */
  public Map<String, Long> cpuMillis() {
    Map<String, Long> used = new TreeMap<>();
    ProcessHandle self = ProcessHandle.current();
    used.merge(LOAD, millis(PROC.resolve(Long.toString(self.pid()))), Long::sum);
    self.descendants().forEach(process -> add(process, used));
    ProcessHandle.of(postmaster())
        .ifPresent(server -> {
          // Its backends come and go; who is gone is counted with it.
          used.merge(POSTGRES, ofServer(server.pid()), Long::sum);
          server
              .children()
              .forEach(backend -> used.merge(POSTGRES, ofServer(backend.pid()), Long::sum));
        });
    return used;
  }

  /** MiB of memory by part, a page that some share divided among them. */
  Map<String, Double> memoryMiB() {
    Map<String, Double> held = new TreeMap<>();
    names.forEach((pid, name) -> held.put(name, Memory.pssMiB(pid)));
    ProcessHandle.of(postmaster())
        .ifPresent(server -> {
          double backends = server.children().mapToDouble(b -> Memory.pssMiB(b.pid())).sum();
          held.put(POSTGRES, Memory.pssMiB(server.pid()) + backends);
        });
    return held;
  }

  /** The market's own JVMs. */
  Map<Long, String> jvms() {
    return Map.copyOf(names);
  }

  private void add(ProcessHandle process, Map<String, Long> used) {
    Path stat = PROC.resolve(Long.toString(process.pid()));
    String name = names.get(process.pid());
    if (name == null) {
      used.merge(nameOf(process), millis(stat), Long::sum);
      return;
    }
    long compiling = compiling(stat);
    used.merge(name, millis(stat) - compiling, Long::sum);
    used.merge(COMPILING, compiling, Long::sum);
  }

  private static String nameOf(ProcessHandle process) {
    String command = process.info().command().orElse("");
    return command.endsWith("/lnd") || command.endsWith("/btcd") ? LIGHTNING : "other";
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(postgres.resolve("postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ofServer(long pid) {
    String[] fields = fields(PROC.resolve(Long.toString(pid)));
    return ticks(fields, UTIME, 4);
  }

  private static long compiling(Path process) {
    long millis = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        if (Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre\\s*")) {
          millis += millis(thread);
        }
      }
    } catch (IOException gone) {
      // A thread ends at any time.
    }
    return millis;
  }

  private static long millis(Path process) {
    return ticks(fields(process), UTIME, 2);
  }

  private static long ticks(String[] fields, int from, int count) {
    long ticks = 0;
    for (int i = from; i < from + count && i < fields.length; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * MILLIS_A_TICK;
  }

  private static String[] fields(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException gone) {
      return new String[0];
    }
  }
}
