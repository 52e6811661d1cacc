package dev.holdfast.testkit.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {
  @TempDir Path parent;

  @Test
  void a_durable_server_keeps_what_it_committed_through_a_power_cut() throws Exception {
    RunFolder folder = RunFolder.claim(parent);
    try (PostgresServer server = PostgresServer.start(folder, Durability.DURABLE)) {
      Database database = server.create("durable", "secret");
      try (var connection =
              DriverManager.getConnection(database.url(), database.user(), database.password());
          var sql = connection.createStatement()) {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
          try (var answer = sql.executeQuery("SHOW " + setting)) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).as(setting).isEqualTo("on");
          }
        }
      }
    }
    folder.close();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void the_next_start_ends_the_server_of_a_killed_jvm() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledJvm.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = killed.inputReader(UTF_8).readLine();
    assertThat(said).startsWith("started in ");
    Path left = Path.of(said.substring("started in ".length()));
    long postmaster =
        Long.parseLong(Files.readAllLines(left.resolve("postgres/postmaster.pid")).getFirst());
    killed.destroyForcibly();
    assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(postmaster)).isPresent();

    RunFolder.claim(parent).close();

    assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(left).doesNotExist();
  }
}
