package dev.holdfast.order.store;

import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.OrderRefusal.Mismatch.Place;
import dev.holdfast.order.domain.Texts;
import dev.holdfast.schema.CheckTimedOutException;
import dev.holdfast.schema.Mismatch;
import dev.holdfast.schema.SchemaChecker;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class SchemaTexts implements Texts {

  private final SchemaChecker checker;

  SchemaTexts(SchemaChecker checker) {
    this.checker = checker;
  }

  @Override
  public void check(String schema, String json, String at, boolean isResult) {
    List<Mismatch> mismatches;
    try {
      mismatches = checker.check(schema, JsonMapper.shared().readTree(json));
    } catch (CheckTimedOutException e) {
      throw new OrderRefusal.CheckTooSlow();
    }
    if (!mismatches.isEmpty()) {
      throw new OrderRefusal.Mismatch(
          isResult,
          mismatches.stream()
              .map(mismatch -> new Place(at + mismatch.pointer(), mismatch.detail()))
              .toList());
    }
  }
}
