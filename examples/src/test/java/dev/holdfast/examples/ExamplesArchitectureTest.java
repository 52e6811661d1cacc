package dev.holdfast.examples;

import dev.holdfast.testkit.HoldfastArchitecture;
import org.junit.jupiter.api.Test;

class ExamplesArchitectureTest {

  @Test
  void keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.examples");
  }
}
