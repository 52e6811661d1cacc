package dev.holdfast.bench.market;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How much CPU each part has used, from the kernel's count for each process. */
public final class Processes {
  static final String LIGHTNING = "Lightning";
  private static final String POSTGRES = "PostgreSQL";
  private static final String LOAD = "load generator";

  /** USER_HZ of every Linux that is in use: proc(5) counts in hundredths of a second. */
  private static final long MILLIS_A_TICK = 10;

  /** In /proc/PID/stat, counted from the state behind the command's name: see proc(5). */
  private static final int UTIME = 11;

  private final Map<Long, String> names = new ConcurrentHashMap<>();

  void name(long pid, String name) {
    names.put(pid, name);
  }

  /** CPU milliseconds by part, user and system, since each began. */
  public Map<String, Long> cpuMillis() {
    Map<String, Long> used = new TreeMap<>();
    ProcessHandle self = ProcessHandle.current();
    used.merge(LOAD, millis(self.pid(), false), Long::sum);
    List<ProcessHandle> others = self.descendants().toList();
    for (ProcessHandle other : others) {
      String name = names.getOrDefault(other.pid(), nameOf(other));
      // Backends of PostgreSQL come and go; who is gone is counted with its parent.
      used.merge(name, millis(other.pid(), name.equals(POSTGRES)), Long::sum);
    }
    return used;
  }

  private static String nameOf(ProcessHandle process) {
    String command = process.info().command().orElse("");
    if (command.contains("postgres")) {
      return POSTGRES;
    }
    if (command.endsWith("/lnd") || command.endsWith("/btcd")) {
      return LIGHTNING;
    }
    return "other";
  }

  private static long millis(long pid, boolean withChildren) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
      if (withChildren) {
        ticks += Long.parseLong(fields[UTIME + 2]) + Long.parseLong(fields[UTIME + 3]);
      }
      return ticks * MILLIS_A_TICK;
    } catch (IOException gone) {
      return 0;
    }
  }
}
