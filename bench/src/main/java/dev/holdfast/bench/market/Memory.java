package dev.holdfast.bench.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds of the machine, from proc(5). */
final class Memory {
  private static final int KIB = 1_024;

  private Memory() {}

  /** Its share of what is in memory: a page of three processes counts a third for each. MiB. */
  static double pssMiB(long pid) {
    try {
      Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
      return Files.readAllLines(rollup).stream()
              .filter(line -> line.startsWith("Pss:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / (double) KIB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
