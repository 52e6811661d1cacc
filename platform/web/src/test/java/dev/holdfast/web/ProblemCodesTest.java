package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.StateDiagrams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemCodesTest {

  @Test
  void every_code_is_documented_with_what_to_do_about_it() throws IOException {
    Path page = StateDiagrams.root().resolve("docs/problems.md");
    if (Boolean.getBoolean("holdfast.update-docs")) {
      Files.writeString(page, ProblemPage.markdown());
    }
    assertThat(page).content().isEqualTo(ProblemPage.markdown());
  }

  @Test
  void the_module_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.web");
  }
}
