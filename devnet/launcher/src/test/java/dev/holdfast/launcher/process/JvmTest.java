package dev.holdfast.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {
  /** Leaves a file behind and says where. */
  static final class Untidy {
    private Untidy() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      System.out.println("ready " + Files.createTempFile("left", "behind"));
      Thread.sleep(60_000);
    }
  }

  @Test
  void what_a_killed_process_leaves_behind_is_in_the_folder_of_its_run(@TempDir Path run)
      throws InterruptedException {
    Jvm jvm = untidy(run);
    Path left = Path.of(jvm.awaitReady());
    jvm.kill();
    assertThat(left).exists().startsWith(run);
  }

  @Test
  void whoever_waits_for_what_a_silent_process_says_keeps_no_virtual_thread_from_running(
      @TempDir Path run) throws InterruptedException {
    Jvm jvm = untidy(run);
    var unused = jvm.awaitReady();
    assertThat(Thread.getAllStackTraces().keySet())
        .as("platform threads")
        .anyMatch(thread -> thread.getName().equals("what " + jvm.pid() + " says"));
    jvm.kill();
  }

  private static Jvm untidy(Path run) {
    return new Jvm(
        Untidy.class, Jvm.SHORT_LIVED, List.of(), Map.of(), run.resolve("untidy.log"), line -> {});
  }
}
