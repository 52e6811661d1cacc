package dev.holdfast.launcher;

import dev.holdfast.testkit.HoldfastArchitecture;
import org.junit.jupiter.api.Test;

class LauncherArchitectureTest {
  @Test
  void the_launcher_keeps_to_the_layout() {
    HoldfastArchitecture.check("dev.holdfast.launcher");
  }
}
