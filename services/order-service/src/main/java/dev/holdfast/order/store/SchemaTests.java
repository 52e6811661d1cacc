package dev.holdfast.order.store;

import dev.holdfast.conditions.Facts;
import dev.holdfast.schema.CheckTimedOutException;
import dev.holdfast.schema.SchemaChecker;
import dev.holdfast.schema.SchemaRefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A schema of a condition is a stranger's: what cannot be checked is not fulfilled. */
@Component
public final class SchemaTests implements Facts.SchemaTest {

  private final SchemaChecker checker;

  public SchemaTests(SchemaChecker checker) {
    this.checker = checker;
  }

  @Override
  public Optional<String> mismatch(String schema, JsonNode text) {
    try {
      return checker.check(schema, text).stream()
          .findFirst()
          .map(mismatch -> mismatch.pointer() + " " + mismatch.detail());
    } catch (CheckTimedOutException e) {
      return Optional.of("the check takes too long");
    } catch (SchemaRefusedException e) {
      return Optional.of("the schema cannot be used: " + e.getMessage());
    }
  }
}
