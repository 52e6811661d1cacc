package dev.holdfast.lndnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LndBuildTest {
  @TempDir Path cache;

  @Test
  void without_go_one_sentence_says_what_is_needed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> build("no-such-go").build())
        .withMessageContaining("Go 1.25 or later is needed")
        .withMessageContaining("no go is on the PATH");
  }

  @Test
  void a_go_that_is_too_old_is_named() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> build(script("echo go1.19.8")).build())
        .withMessageContaining("Go 1.25 or later is needed")
        .withMessageContaining("go1.19.8");
  }

  @Test
  void what_is_built_is_not_built_again() throws Exception {
    LndBinaries there = LndBinaries.under(cache);
    Files.createDirectories(there.folder());
    for (Path program : new Path[] {there.lnd(), there.lncli(), there.btcd(), there.btcctl()}) {
      Files.createFile(program);
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    assertThat(build("no-such-go").build()).isEqualTo(there);
  }

  @Test
  void what_does_not_compile_is_told_with_the_compilers_words() throws Exception {
    String go = script("[ $1 = env ] && echo go1.26.0 || { echo undefined: x; exit 1; }");
    assertThatIllegalStateException()
        .isThrownBy(() -> build(go).build())
        .withMessageContaining("Go could not build lnd")
        .withMessageContaining("undefined: x");
  }

  private LndBuild build(String go) {
    return new LndBuild(LndBinaries.under(cache), line -> {}, go);
  }

  private String script(String line) throws Exception {
    Path file = Files.writeString(cache.resolve("go"), "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }
}
