package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class HoldfastArchitectureTest {
  private final JavaClasses wrong = new ClassFileImporter().importPackages("dev.holdfast.dispute");

  @Test
  void every_breach_of_the_layout_is_named() {
    assertThatThrownBy(() -> HoldfastArchitecture.check("dev.holdfast.dispute", wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("DomainWithSpring")
        .hasMessageContaining("AmountAsDouble")
        .hasMessageContaining("Instant.now()")
        .hasMessageContaining("UseCaseWithoutTransaction.award()")
        .hasMessageContaining("OfferThere")
        .hasMessageContaining("ReachesIntoTheStore")
        .hasMessageContaining("only escrow-service posts ledger entries")
        .hasMessageContaining("dev.holdfast.dispute.api is not @NullMarked");
  }

  @Test
  void a_module_without_rooms_passes_their_rules() {
    HoldfastArchitecture.check("dev.holdfast.testkit");
  }
}
