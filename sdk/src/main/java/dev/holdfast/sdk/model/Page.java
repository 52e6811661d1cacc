package dev.holdfast.sdk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor asks for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public Page {
    items = Lists.of(items);
  }
}
