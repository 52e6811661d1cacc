package dev.holdfast.settlement;

import dev.holdfast.testkit.HoldfastArchitecture;
import org.junit.jupiter.api.Test;

class SettlementArchitectureTest {
  @Test
  void keeps_to_the_layout() {
    HoldfastArchitecture.check("dev.holdfast.settlement");
  }
}
