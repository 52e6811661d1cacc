package dev.holdfast.bench.market;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The flight recorders of the market's JVMs, which sample what uses the CPU. */
public final class Recording {
  /** Of each thread, for so much CPU that it used; waiting is not sampled. */
  private static final String EVERY = "10ms";

  private static final String EVENT = "jdk.CPUTimeSample";
  private static final String NAME = "name=bench";

  private final Map<Long, String> jvms;
  private final Path folder;

  private Recording(Map<Long, String> jvms, Path folder) {
    this.jvms = jvms;
    this.folder = folder;
  }

  /**
   * @param jvms names by process
   * @param folder for the recordings
   */
  static Recording begin(Map<Long, String> jvms, Path folder)
      throws IOException, InterruptedException {
    for (long pid : jvms.keySet()) {
      var unused =
          Jcmd.run(
              pid,
              "JFR.start",
              NAME,
              "settings=none",
              "+%s#enabled=true".formatted(EVENT),
              "+%s#throttle=%s".formatted(EVENT, EVERY));
    }
    return new Recording(jvms, folder);
  }

  /** The recording of each JVM by its name. */
  public Map<String, Path> end() throws IOException, InterruptedException {
    Map<String, Path> files = new TreeMap<>();
    for (Map.Entry<Long, String> jvm : jvms.entrySet()) {
      Path file = folder.resolve(jvm.getValue() + ".jfr");
      var unused = Jcmd.run(jvm.getKey(), "JFR.stop", NAME, "filename=" + file);
      files.put(jvm.getValue(), file);
    }
    return files;
  }
}
