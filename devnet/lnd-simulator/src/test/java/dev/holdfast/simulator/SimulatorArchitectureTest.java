package dev.holdfast.simulator;

import dev.holdfast.testkit.HoldfastArchitecture;
import org.junit.jupiter.api.Test;

class SimulatorArchitectureTest {
  @Test
  void the_simulator_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.simulator");
  }
}
