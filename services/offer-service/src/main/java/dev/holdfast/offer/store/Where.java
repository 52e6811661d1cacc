package dev.holdfast.offer.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query and their values, in step. */
final class Where {

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final List<Object> values = new ArrayList<>();

  /** Adds a condition on a value; a value that was not given is no condition. */
  Where and(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
    return this;
  }

  Where and(String condition) {
    conditions.add(condition);
    return this;
  }

  String sql() {
    return String.join(" and ", conditions);
  }

  Collection<Object> values() {
    return List.copyOf(values);
  }
}
