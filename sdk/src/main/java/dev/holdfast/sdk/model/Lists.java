package dev.holdfast.sdk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that came over the wire. */
final class Lists {

  private Lists() {}

  static <T> List<T> of(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
