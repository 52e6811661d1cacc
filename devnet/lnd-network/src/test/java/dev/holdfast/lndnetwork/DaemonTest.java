package dev.holdfast.lndnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
  @TempDir Path folder;

  @Test
  void whoever_looks_into_the_folder_finds_the_program_and_can_end_it() {
    program().start(List.of("/bin/sh", "-c", "while sleep 1; do :; done # " + folder));
    assertThat(program().isRunning()).isTrue();
    program().stop();
    assertThat(program().isRunning()).isFalse();
  }

  @Test
  void a_pid_that_belongs_to_another_program_by_now_is_left_alone() throws Exception {
    Files.writeString(folder.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
    assertThat(program().isRunning()).isFalse();
  }

  @Test
  void a_program_that_ended_is_known_by_its_last_words() throws Exception {
    program().start(List.of("/bin/sh", "-c", "echo out of coins # " + folder));
    for (int tries = 0; tries < 500 && !program().lastWords().contains("coins"); tries++) {
      Thread.sleep(10);
    }
    assertThat(program().lastWords()).contains("out of coins");
  }

  @Test
  void a_network_keeps_its_ports_and_no_two_are_the_same() {
    Ports ports = new Ports(folder.resolve("ports.properties"));
    int market = ports.of("market.rpc");
    assertThat(ports.of("buyer.rpc")).isNotEqualTo(market);
    assertThat(new Ports(folder.resolve("ports.properties")).of("market.rpc")).isEqualTo(market);
  }

  private Daemon program() {
    return new Daemon("program", folder);
  }
}
